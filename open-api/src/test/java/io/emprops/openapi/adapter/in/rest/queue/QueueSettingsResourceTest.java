package io.emprops.openapi.adapter.in.rest.queue;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.emprops.core.identity.Role;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueueSetting;
import io.emprops.core.job.port.out.QueueSettings;
import io.emprops.openapi.support.Api;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What operators have told the queue is read over HTTP, whether the queue is there or not. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class QueueSettingsResourceTest {
  private static final Partition P0 = new Partition("p0");

  @Inject QueueSettings settings;
  @Inject Api api;

  @Test
  void givesWhatIsPausedLimitedAndWeighed() {
    settings.keep(P0, new QueueSetting.Paused(new Gate.OfFlow("shown"), true));
    settings.keep(P0, new QueueSetting.Paused(new Gate.OfFlow("resumed"), false));
    settings.keep(P0, new QueueSetting.Limited("shown/slow", slow()));
    settings.keep(P0, new QueueSetting.Limited("shown/few", FlowLimit.atOnce(4)));
    settings.keep(P0, new QueueSetting.Weighed("shown", 2.5));

    api.as("acme", Role.OPERATOR)
        .get("/api/queues/settings")
        .then()
        .statusCode(200)
        .body("paused", hasItem("flow:shown"))
        .body("paused", not(hasItem("flow:resumed")))
        .body("limits.find { it.flow_key == 'shown/slow' }.every_ms", equalTo(1500))
        .body("limits.find { it.flow_key == 'shown/slow' }.burst", equalTo(3))
        .body("limits.find { it.flow_key == 'shown/slow' }.at_once", equalTo(null))
        .body("limits.find { it.flow_key == 'shown/few' }.at_once", equalTo(4))
        .body("weights.find { it.customer == 'shown' }.weight", equalTo(2.5f));
  }

  @Test
  void showsThemToOperatorsOnly() {
    api.as("acme", Role.EDITOR).get("/api/queues/settings").then().statusCode(403);
  }

  private static FlowLimit slow() {
    return new FlowLimit(OptionalInt.empty(), Optional.of(Duration.ofMillis(1500)), 3);
  }
}
