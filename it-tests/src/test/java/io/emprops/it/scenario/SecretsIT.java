package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** A secret from the person who knows it to the request that needs it, and to no other. */
@ExtendWith(TheWorld.class)
final class SecretsIT {
  /** Of a list that is hidden since it has become empty, the browser keeps what it had. */
  private static final String ROW =
      "const row = document.getElementById(arguments[0]);"
          + " return row && row.checkVisibility() ? row.id : null";

  private static final String OPEN_DIALOGS =
      "return document.querySelectorAll('vaadin-dialog[opened]').length";

  @Test
  void aSecretIsAddedUsedReplacedAndDeletedOnItsScreen(World world) {
    String name = fresh();
    String value = "sk-live-" + UUID.randomUUID();
    try (Receiver receiver = Receiver.start();
        Browser browser = Browser.open()) {
      browser.resize(1_200, 1_000);
      browser.signIn(world);
      browser.click("nav-secrets");
      browser.click("add-secret");
      browser.see("secret-name");
      browser.press(Keys.ENTER);
      browser.awaitComplaint("secret-name");
      browser.awaitComplaint("secret-value");
      browser.awaitComplaint("secret-hosts");
      browser.assertUsable("secret-errors");
      browser.type("secret-name", name);
      browser.type("secret-value", value);
      browser.type("secret-hosts", receiver.host());
      browser.assertUsable("secret-dialog");
      browser.click("setting-next");
      browser.awaitText("secret-list", text -> text.contains(name) && text.contains("never"));
      browser.assertUsable("secrets");

      assertThat(sentWith(world, receiver, name)).isEqualTo("Bearer " + value);

      browser.visit(browser.url());
      browser.awaitText("secret-list", text -> text.contains(name));
      browser.click("replace-" + name);
      assertThat(browser.valueOf("secret-value")).isEmpty();
      browser.type("secret-value", "another-" + value);
      browser.click("setting-next");
      browser.await("the dialog's end", () -> Objects.equals(browser.ask(OPEN_DIALOGS), 0L));
      assertThat(sentWith(world, receiver, name)).isEqualTo("Bearer another-" + value);

      browser.click("delete-" + name);
      browser.confirm();
      browser.await("the row's end", () -> browser.ask(ROW, "delete-" + name) == null);
      assertThat(String.valueOf(browser.ask("return document.documentElement.outerHTML")))
          .doesNotContain(value);
      assertThat(browser.complaints()).isEmpty();

      JsonNode ended = end(world, receiver.url("/"), name);
      assertThat(ended.path("error").path("reason").asText()).isEqualTo("secret-missing");
    }
  }

  @Test
  void aSecretGoesToNoHostThatItIsNotBoundTo(World world) {
    String name = fresh();
    keep(world, name, "sk-bound-value", "api.openai.com");

    JsonNode ended = end(world, "http://127.0.0.1:9/", name);

    JsonNode error = ended.path("error");
    assertThat(error.path("class").asText()).isEqualTo("validation_error");
    assertThat(error.path("reason").asText()).isEqualTo("secret-bound");
    assertThat(error.path("message").asText())
        .contains(name, "api.openai.com", "Authorization")
        .doesNotContain("sk-bound-value");
  }

  private static void keep(World world, String name, String value, String host) {
    world
        .api()
        .post(
            "/api/secrets",
            "{\"name\":%s,\"value\":%s,\"hosts\":[%s],\"header\":\"Authorization\"}"
                .formatted(Json.quote(name), Json.quote(value), Json.quote(host)))
        .expect(201);
  }

  private static String fresh() {
    return "key-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** What the receiver got in the header when a job with this secret was done. */
  private static String sentWith(World world, Receiver receiver, String secret) {
    JsonNode ended = end(world, receiver.url("/"), secret);
    assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("completed");
    return receiver.received().getLast().header("Authorization");
  }

  private static JsonNode end(World world, String url, String secret) {
    var workflows = new Workflows(world.api());
    String workflow =
        workflows.saveForId(
            "Calls",
            """
            {"job_type": "custom_webhook",
             "template": {"url": "%s", "headers": {"Authorization": "Bearer {{key}}"}, "body": {"a": 1}},
             "variable_types": {"key": {"type": "secret"}}}
            """
                .formatted(url));
    String job =
        workflows.execute(workflow, "{\"key\":{\"secret\":%s}}".formatted(Json.quote(secret)));
    return workflows.awaitEnd(job).expect(200);
  }
}
