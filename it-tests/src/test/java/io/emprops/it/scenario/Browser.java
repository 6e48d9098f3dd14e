package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.it.stack.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium, driven as a person would; keeps pictures in {@code target/screenshots}. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path PICTURES = Path.of("target/screenshots");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Browser open() {
    var options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1400,1000");
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.WARNING);
    options.setCapability("goog:loggingPrefs", logs);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  /** Comes in by a link, as the stack prints one. */
  void signIn(World world) {
    var stack = world.stack().description();
    String code = new ApiClient(stack.api(), stack.token()).signInCode();
    visit(stack.ui() + "/sign-in?code=" + code);
    awaitUrl(url -> url.endsWith("/workflows"));
    see("new-workflow");
  }

  void visit(String url) {
    driver.get(url);
  }

  String url() {
    return driver.getCurrentUrl();
  }

  /** Waits for an element with this id to be shown. */
  WebElement see(String id) {
    return wait(
        "the element #" + id,
        () ->
            driver.findElements(By.id(id)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
  }

  /** Waits until an element's text fits. */
  String awaitText(String id, Predicate<String> fits) {
    return wait(
        "the text of #" + id,
        () -> {
          String text = textOf(see(id));
          return fits.test(text) ? text : null;
        });
  }

  /** Waits until the page's address fits. */
  void awaitUrl(Predicate<String> fits) {
    wait("another address than " + url(), () -> fits.test(url()) ? true : null);
  }

  /** Waits until something holds. */
  void await(String what, BooleanSupplier holds) {
    wait(what, () -> holds.getAsBoolean() ? true : null);
  }

  /** Waits until a field says that something is wrong with it. */
  void awaitComplaint(String id) {
    await("a complaint at " + id, () -> "true".equals(see(id).getDomProperty("invalid")));
  }

  /** Says yes to what a dialog asks. */
  void confirm() {
    wait(
            "a question",
            () ->
                driver.findElements(By.cssSelector("[slot='confirm-button']")).stream()
                    .filter(WebElement::isDisplayed)
                    .findFirst()
                    .orElse(null))
        .click();
  }

  /** Chooses a file for an upload. */
  void upload(String id, Path file) {
    see(id)
        .getShadowRoot()
        .findElement(By.cssSelector("input[type='file']"))
        .sendKeys(file.toString());
  }

  /** Puts the focus on an element, as the tabulator would. */
  void focus(String id) {
    driver.executeScript("arguments[0].focus()", see(id));
  }

  /** The content of what a link leads to. */
  String fetch(String id) {
    return Objects.requireNonNull(
        (String)
            driver.executeScript(
                "const r = new XMLHttpRequest(); r.open('GET', arguments[0].href, false); r.send();"
                    + " return r.responseText;",
                see(id)));
  }

  void click(String id) {
    WebElement element = see(id);
    // What scrolls is a part of the page, and the driver scrolls the page itself only.
    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    element.click();
  }

  /** Replaces what stands in a field, by keys alone. */
  void type(String id, String text) {
    WebElement input = inputOf(see(id));
    input.click();
    input.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    insert(input, text);
    input.sendKeys(Keys.TAB);
  }

  /** What stands in a field. */
  String valueOf(String id) {
    return Objects.requireNonNull(inputOf(see(id)).getDomProperty("value"), id);
  }

  /** Replaces the text of the code editor, as pasting would. */
  void paste(String id, String text) {
    WebElement content =
        wait(
            "the editor's text",
            () -> {
              List<WebElement> found =
                  see(id).getShadowRoot().findElements(By.cssSelector(".cm-content"));
              return found.isEmpty() ? null : found.getFirst();
            });
    content.click();
    content.sendKeys(Keys.chord(Keys.CONTROL, "a"));
    insert(content, text);
  }

  /** Presses a key. */
  void press(Keys key) {
    new Actions(driver).sendKeys(key).perform();
  }

  /** Presses a key while another is held. */
  void press(Keys held, Keys key) {
    new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
  }

  /** Shows the pages in the dark or the light scheme, as the system's setting would. */
  void prefer(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void resize(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** Keeps a picture of what is shown, in both schemes. */
  void photograph(String name) {
    for (String scheme : List.of("light", "dark")) {
      prefer(scheme);
      try {
        Files.createDirectories(PICTURES);
        Files.write(
            PICTURES.resolve(name + "-" + scheme + ".png"),
            driver.getScreenshotAs(OutputType.BYTES));
      } catch (IOException e) {
        throw new UncheckedIOException("keeping a picture of " + name, e);
      }
    }
    prefer("light");
  }

  /** Keeps a picture, and tells what keeps people from using it, in both schemes. */
  List<String> examine(String name) {
    photograph(name);
    List<String> violations = new ArrayList<>();
    for (String scheme : List.of("dark", "light")) {
      prefer(scheme);
      Axe.violations(driver).forEach(wrong -> violations.add(scheme + ": " + wrong));
    }
    return violations;
  }

  /** The same, and nothing may be. */
  void assertUsable(String name) {
    assertThat(examine(name)).as(name).isEmpty();
  }

  /** Errors that the page wrote to the console. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Runs a script in the page; for what no key can tell. */
  @Nullable Object ask(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  @Override
  public void close() {
    driver.quit();
  }

  private void insert(WebElement input, String text) {
    // One input event with the whole text, as pasting makes it: keys would set off auto-closing.
    driver.executeScript("document.execCommand('insertText', false, arguments[0])", text);
    if (text.isEmpty()) {
      input.sendKeys(Keys.DELETE);
    }
  }

  private static WebElement inputOf(WebElement field) {
    if (field.getTagName().equals("input") || field.getTagName().equals("textarea")) {
      return field;
    }
    return field.findElement(By.cssSelector("input, textarea"));
  }

  private String textOf(WebElement element) {
    return Objects.requireNonNull(
        (String) driver.executeScript("return arguments[0].textContent", element));
  }

  private <T> T wait(String what, Supplier<@Nullable T> look) {
    return new WebDriverWait(driver, PATIENCE)
        .ignoring(StaleElementReferenceException.class)
        .withMessage(what + " at " + driver.getCurrentUrl())
        .until(_ -> look.get());
  }
}
