package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.it.provider.OpenAiApi;
import io.emprops.it.provider.Received;
import io.emprops.it.provider.Words;
import io.emprops.it.stack.ApiClient;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** What a person sees and does, in a real browser, from a sign-in link to a streamed result. */
@ExtendWith(TheWorld.class)
class ScreensIT {
  private static final String USER_TEXT = "He said \"hi\"\nto {{model}} for $& \\ 👩‍🚀";

  private static final String LETTER =
      """
      {"job_type": "simulation", "template": {"output": "Dear {{name}}", "duration_ms": 20}}
      """;

  private static final String ADA = "{\"name\": \"Ada\"}";

  /** What the chart of the row says to those who listen. */
  private static final String ENDED =
      """
      return document.getElementById('pause-simulation').closest('tr')
          .querySelector('.rate-chart').getAttribute('aria-label');
      """;

  @Test
  void aTemplateBecomesAFormAndAJobWithAStreamedResult(World world) {
    try (Browser browser = Browser.open()) {
      browser.signIn(world);
      browser.assertUsable("workflows");

      browser.visit(world.stack().description().ui() + "/workflows/new");
      browser.see("template-editor");
      browser.type("workflow-name", "Chat, written in the browser");
      browser.paste("template-editor", Workflows.source("first-design/openai-chat.json"));
      browser.see("field-user_input");
      browser.assertUsable("editor");
      browser.click("save-button");
      browser.awaitUrl(url -> url.matches(".*/workflows/[0-9A-Z]{26}/edit.*"));

      String id = browser.url().replaceAll(".*/workflows/([0-9A-Z]{26}).*", "$1");
      browser.visit(world.stack().description().ui() + "/workflows/" + id + "/run");
      browser.type("field-user_input", USER_TEXT);
      browser.type("field-temperature", "0.70");
      browser.assertUsable("form");
      CountDownLatch gate = world.providers().hold();
      browser.click("run-button");
      browser.awaitUrl(url -> url.contains("/runs/"));
      browser.awaitText("job-output", text -> text.contains(Words.PIECES.getFirst().strip()));
      browser.assertUsable("run-streaming");
      gate.countDown();
      browser.awaitText("job-status", text -> text.toLowerCase(Locale.ROOT).contains("completed"));
      browser.assertUsable("run-completed");

      Received request = world.received("{{model}} for $&");
      assertThat(request.body()).contains("\"temperature\":0.70").contains("{{model}} for $&");
      assertThat(browser.awaitText("job-result", text -> !text.isBlank())).contains("{{model}}");

      browser.click("nav-runs");
      browser.see("runs-grid");
      browser.assertUsable("runs");
      browser.click("nav-monitor");
      browser.awaitText("monitor-queues", text -> text.contains("simulation"));
      browser.see("monitor-workers");
      browser.assertUsable("monitor");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void aWrongInputIsToldAtItsFieldAndNothingTypedIsLost(World world) {
    try (Browser browser = Browser.open()) {
      browser.signIn(world);
      browser.visit(runPageOfAnExample(world));
      browser.type("field-user_input", "kept");
      browser.type("field-temperature", "3");

      browser.click("run-button");

      assertThat(browser.see("field-temperature").getDomProperty("invalid")).isEqualTo("true");
      assertThat(browser.valueOf("field-user_input")).isEqualTo("kept");
      assertThat(browser.valueOf("field-temperature")).isEqualTo("3");
      browser.assertUsable("form-errors");
    }
  }

  @Test
  void anErrorInATemplateStandsAtItsPlace(World world) {
    try (Browser browser = Browser.open()) {
      browser.signIn(world);
      browser.visit(world.stack().description().ui() + "/workflows/new");

      browser.paste(
          "template-editor",
          "{\n \"job_type\": \"simulation\",\n \"template\": {\"a\": \"hello {{name\"}\n}");

      assertThat(browser.awaitText("problems", text -> text.contains("3:"))).contains("3:27");
      browser.assertUsable("editor-errors");
    }
  }

  @Test
  void worksOnANarrowScreenAndByKeysAlone(World world) {
    try (Browser browser = Browser.open()) {
      browser.resize(360, 780);
      browser.signIn(world);
      browser.assertUsable("workflows-narrow");
      browser.visit(runPageOfAnExample(world));
      browser.see("run-button");
      browser.assertUsable("form-narrow");

      browser.type("field-user_input", "by keys");
      browser.press(Keys.CONTROL, Keys.ENTER);

      browser.awaitUrl(url -> url.contains("/runs/"));
      assertThat(world.received("by keys").path()).isEqualTo(OpenAiApi.CHAT);
      assertThat(
              (Long) browser.ask("return document.documentElement.scrollWidth - window.innerWidth"))
          .isLessThanOrEqualTo(0L);
    }
  }

  @Test
  void whatFailedForGoodStandsOnTheMonitor(World world) {
    var workflows = new Workflows(world.api());
    String words = "the lamp went out " + UUID.randomUUID();
    String document =
        """
        {"job_type": "simulation",
         "template": {"fail": {"class": "validation_error", "message": "%s"}}}
        """
            .formatted(words);
    workflows.awaitEnd(workflows.execute(workflows.saveForId("lamp", document), "{}"));
    try (Browser browser = Browser.open()) {
      // So that the whole page is on its picture.
      browser.resize(1_400, 1_800);
      browser.signIn(world);

      browser.click("nav-monitor");

      browser.awaitText("monitor-dead-letters", text -> text.contains("the lamp went out"));
      browser.assertUsable("monitor-dead-letters");
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void theMonitorLimitsAndWeighsAndLetsTheFocusBe(World world) {
    var workflows = new Workflows(world.api());
    String key = "shared-" + UUID.randomUUID();
    world.api().post("/api/queues/customer:" + key + "/pause", "").expect(200);
    try (Browser browser = Browser.open()) {
      browser.resize(1_400, 1_900);
      browser.signIn(world);
      browser.click("nav-monitor");
      browser.click("add-limit");
      browser.type("limit-at-once", "0");
      browser.click("setting-next");
      browser.awaitComplaint("limit-key");
      browser.awaitComplaint("limit-at-once");
      browser.assertUsable("monitor-limit-errors");
      browser.type("limit-key", key);
      browser.type("limit-at-once", "3");
      browser.type("limit-every", "1500");
      browser.click("setting-next");
      browser.confirm();
      browser.awaitText("monitor-limits", text -> text.contains(key));

      browser.click("add-weight");
      browser.type("weight-customer", key);
      browser.type("weight-value", "2.5");
      browser.click("setting-next");
      browser.confirm();
      browser.awaitText("monitor-weights", text -> text.contains(key) && text.contains("2.5"));
      browser.awaitText("monitor-gates", text -> text.contains("all jobs of " + key));
      browser.assertUsable("monitor-limits");

      browser.focus("pause-simulation");
      Object ended = browser.ask(ENDED);
      workflows.awaitEnd(workflows.execute(workflows.saveForId("Letter", LETTER), ADA));
      browser.await("another number of ends", () -> !Objects.equals(browser.ask(ENDED), ended));
      assertThat(browser.ask("return document.activeElement.id")).isEqualTo("pause-simulation");
      assertThat(browser.complaints()).isEmpty();
    }
    world.api().post("/api/queues/customer:" + key + "/resume", "").expect(200);
  }

  private static String runPageOfAnExample(World world) {
    var stack = world.stack().description();
    var api = new ApiClient(stack.api(), stack.token());
    String id = api.get("/api/workflows?job_type=openai_chat&limit=1").at("/items/0/id").asText();
    return stack.ui() + "/workflows/" + id + "/run";
  }
}
