package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.it.scenario.ForeignWorker.Held;
import io.emprops.it.scenario.ForeignWorker.Transport;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A worker whose token got into wrong hands is shut out, and its job goes to another. */
@ExtendWith(TheWorld.class)
final class RevokedWorkerIT {
  private static final String PRESS =
      """
      const button = document.querySelector(`[aria-label="${arguments[0]}"]`);
      button?.click();
      return button !== null;
      """;

  private final World world;

  RevokedWorkerIT(World world) {
    this.world = world;
  }

  @Test
  void isShutOutOnTheMonitor() {
    String id = "studio_" + UUID.randomUUID().toString().replace('-', '_');
    try (ForeignWorker thief = ForeignWorker.register(world, Transport.HTTP, id, id);
        Browser browser = Browser.open()) {
      browser.resize(1_400, 1_000);
      browser.signIn(world);
      browser.click("nav-monitor");
      browser.awaitText("monitor-workers", text -> text.contains(id));
      browser.await("the button", () -> Boolean.TRUE.equals(browser.ask(PRESS, "Shut out " + id)));
      browser.confirm();

      Waiting.until("it is refused", () -> !thief.isHeard());
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isHeardNoMoreAndItsJobIsDoneByAnother(Transport transport) {
    String type = "studio_" + UUID.randomUUID().toString().replace('-', '_');
    var workflows = new Workflows(world.api());
    try (ForeignWorker thief = ForeignWorker.register(world, transport, type, type)) {
      String workflow =
          workflows.saveForId(
              "revoked", "{\"job_type\": \"%s\", \"template\": {\"n\": 1}}".formatted(type));
      String job = workflows.execute(workflow, "{}");
      Held held = thief.pull();

      world.api().send("DELETE", "/api/worker-tokens/" + type, "").expect(204);

      Waiting.until(
          "it is refused", () -> !thief.heartbeat(held).path("type").asText().equals("leases"));
      assertThat(thief.complete(held.job(), held.token(), "{\"stolen\":true}"))
          .isNotIn("ack", "stale-lease");
      try (ForeignWorker other = ForeignWorker.register(world, transport, type + "_2", type)) {
        Held again = other.pull();
        assertThat(again.job()).isEqualTo(job);
        assertThat(other.complete(again.job(), again.token(), "{\"stolen\":false}"))
            .isEqualTo("ack");
      }
      JsonNode record = workflows.awaitEnd(job).expect(200);
      assertThat(record.at("/result/stolen").asBoolean(true)).isFalse();
    }
  }
}
