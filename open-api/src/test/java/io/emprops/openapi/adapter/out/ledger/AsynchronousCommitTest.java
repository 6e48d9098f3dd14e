package io.emprops.openapi.adapter.out.ledger;

import static io.emprops.core.job.port.out.LedgerJobs.PARTITION;
import static io.emprops.core.job.port.out.LedgerJobs.aJob;
import static io.emprops.core.job.port.out.LedgerJobs.cancelled;
import static io.emprops.core.job.port.out.LedgerJobs.claimed;
import static io.emprops.core.job.port.out.LedgerJobs.completed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static io.emprops.core.job.port.out.LedgerJobs.life;
import static io.emprops.core.job.port.out.LedgerJobs.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobEvent;
import io.emprops.core.job.port.out.JobOutbox.Fate;
import io.emprops.core.job.port.out.LedgerPorts;
import io.emprops.core.json.JsonValue;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the broker could not tell again is on the disk before anybody hears of it. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class AsynchronousCommitTest {
  @Inject LedgerFixture fixture;
  @Inject Session entities;

  private LedgerPorts ports;

  @BeforeEach
  void acceptAJob() {
    ports = fixture.empty();
    ports.ledger().accept(aJob(1));
  }

  @Test
  void doesNotWaitForTheDiskWithStatesThatAreReadAgain() {
    assertThat(waitsAfter(() -> apply(claimed(1)))).isFalse();
  }

  @Test
  void waitsForTheDiskWithAnEndSinceTheBrokerForgetsIt() {
    assertThat(waitsAfter(() -> apply(completed(JsonValue.of(1))))).isTrue();
  }

  @Test
  void doesNotWaitForTheDiskWithWhatTheBrokerMayBeToldTwice() {
    assertThat(waitsAfter(() -> submit(new Fate.Delivered(id(1))))).isFalse();
  }

  @Test
  void waitsForTheDiskWhereAJobEndsHere() {
    assertThat(waitsAfter(() -> submit(new Fate.EndsHere(id(1), cancelled())))).isTrue();
  }

  private void apply(JobEvent.Body body) {
    var read = ports.projection().position(PARTITION);
    ports.projection().apply(PARTITION, read, page(life(1), "5-0", event(id(1), 1, 1, body)));
  }

  private void submit(Fate fate) {
    ports.outbox().submit(PARTITION, 10, Instant.now(), _ -> List.of(fate));
  }

  private boolean waitsAfter(Runnable work) {
    return fixture.together(
        () -> {
          entities.createNativeMutationQuery("set local synchronous_commit to on").executeUpdate();
          work.run();
          return entities
              .createNativeQuery("select current_setting('synchronous_commit')", String.class)
              .getSingleResult()
              .equals("on");
        });
  }
}
