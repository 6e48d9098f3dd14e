package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.emprops.it.scenario.Receiver.Received;
import io.emprops.it.scenario.Receiver.Reply;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** Somebody adds a webhook, tries it, sees what came of it and helps it. */
@ExtendWith(TheWorld.class)
final class WebhookScreensIT {
  private static final String FOCUS = "return document.activeElement.id";
  private static final String OPEN_DIALOGS =
      "return document.querySelectorAll('vaadin-dialog[opened]').length";
  private static final String PAGE = "return document.documentElement.outerHTML";
  private static final String LONG_ERROR =
      "document.querySelector('#deliveries .worker-reason').textContent = arguments[0]";

  /** Buttons whose end lies beyond what is shown of the table. */
  private static final String CUT =
      """
      const table = document.getElementById('deliveries').parentElement;
      return [...table.querySelectorAll('vaadin-button')]
        .filter(button => button.getBoundingClientRect().right
          > table.getBoundingClientRect().right + 1)
        .map(button => button.id);
      """;

  private static final String FIRST_BUTTON =
      "return document.querySelector('[id^=\"' + arguments[0] + '\"]')?.id ?? null";

  @Test
  void aWebhookIsAddedTriedHelpedAndDeletedOnItsScreen(World world)
      throws WebhookVerificationException {
    try (Receiver receiver = Receiver.start();
        Browser browser = Browser.open()) {
      browser.resize(1_200, 1_000);
      browser.signIn(world);
      browser.click("nav-webhooks");
      browser.see("webhooks-empty");
      browser.assertUsable("webhooks-empty");
      String secret = add(browser, receiver.url("/hooks"));

      browser.awaitText("webhook-list", text -> text.contains("Our shop"));
      browser.assertUsable("webhooks");
      receiver.answers(_ -> new Reply(500, ""));
      browser.click(first(browser, "test-01"));
      browser.awaitUrl(url -> url.contains("/webhooks/01"));
      browser.awaitText("deliveries", text -> text.contains("Given up") && text.contains("500"));
      Received test = receiver.received().getFirst();
      new Webhook(secret).verify(test.body(), test.allHeaders());
      assertThat(test.body()).contains("io.emprops.webhook.test");
      assertThat(browser.awaitText("webhook-state", text -> !text.isEmpty())).contains("Active");

      receiver.answers(_ -> new Reply(204, ""));
      browser.click(first(browser, "replay-msg_"));
      browser.awaitText("deliveries", text -> text.contains("Delivered"));
      browser.click(first(browser, "attempts-msg_"));
      browser.awaitText(
          "delivery-attempts", text -> text.contains("answered 500") && text.contains("204"));
      browser.assertUsable("webhook-attempts");
      browser.press(Keys.ENTER);
      awaitNoDialog(browser);

      browser.click("webhook-pause");
      browser.awaitText("webhook-state", text -> text.contains("Paused"));
      Workflows workflows = new Workflows(world.api());
      String job =
          workflows.execute(
              workflows.saveForId(
                  "Quick", "{\"job_type\":\"simulation\",\"template\":{\"duration_ms\":1}}"),
              "{}");
      workflows.awaitEnd(job);
      String end = job.substring(job.length() - 8);
      browser.awaitText("deliveries", text -> text.contains(end) && text.contains("Waiting"));
      browser.assertUsable("webhook-paused");
      assertThat(receiver.received()).noneMatch(told -> told.body().contains(job));
      browser.click("webhook-pause");
      Waiting.until(
          "the end of " + job,
          () -> receiver.received().stream().anyMatch(told -> told.body().contains(job)));
      browser.awaitText("deliveries", text -> text.contains(end) && !text.contains("Waiting"));

      browser.resize(390, 844);
      browser.assertUsable("webhook-narrow");
      browser.resize(1_280, 1_000);
      browser.ask(LONG_ERROR, "no route to the receiver ".repeat(20));
      assertThat(browser.ask(CUT)).as("buttons that are cut off").isEqualTo(List.of());
      browser.click("replay-given-up");
      browser.see("replay-since");
      browser.assertUsable("webhook-replay");
      browser.click("setting-next");
      awaitNoDialog(browser);
      browser.await("the cursor", () -> Objects.equals(browser.ask(FOCUS), "replay-given-up"));
      browser.ask("document.body.append(document.createElement('button'))");
      assertThat(browser.examine("webhook-wrong")).as("a button without a name").isNotEmpty();
      browser.visit(browser.url());
      browser.click("webhook-delete");
      browser.confirm();
      browser.awaitUrl(url -> url.endsWith("/webhooks"));
      browser.see("webhooks-empty");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  /** By keys alone; the secret is shown once, and leaves the page with its dialog. */
  private static String add(Browser browser, String url) {
    browser.focus("add-first-webhook");
    browser.press(Keys.ENTER);
    browser.see("webhook-url");
    browser.await("the cursor", () -> isIn(browser, "webhook-url"));
    browser.press(Keys.ENTER);
    browser.awaitComplaint("webhook-url");
    browser.assertUsable("webhook-dialog");
    browser.type("webhook-url", url);
    browser.type("webhook-description", "Our shop");
    browser.press(Keys.ENTER);
    String secret = browser.awaitText("signing-secret", text -> text.startsWith("whsec_"));
    browser.assertUsable("webhook-secret");
    browser.press(Keys.ENTER);
    awaitNoDialog(browser);
    assertThat(String.valueOf(browser.ask(PAGE))).doesNotContain(secret);
    browser.await("the cursor", () -> Objects.equals(browser.ask(FOCUS), "add-webhook"));
    return secret;
  }

  private static boolean isIn(Browser browser, String id) {
    return Boolean.TRUE.equals(
        browser.ask(
            "return document.getElementById(arguments[0]).contains(document.activeElement)", id));
  }

  private static String first(Browser browser, String begin) {
    browser.await("a button", () -> browser.ask(FIRST_BUTTON, begin) != null);
    return String.valueOf(browser.ask(FIRST_BUTTON, begin));
  }

  private static void awaitNoDialog(Browser browser) {
    browser.await("the dialog's end", () -> Objects.equals(browser.ask(OPEN_DIALOGS), 0L));
  }
}
