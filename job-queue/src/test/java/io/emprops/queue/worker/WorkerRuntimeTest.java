package io.emprops.queue.worker;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.AJob;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.ProviderLimits;
import io.emprops.core.worker.ProviderLimits.Allowance;
import io.emprops.core.worker.ProviderLimits.Counted;
import io.emprops.core.worker.WorkerMessage.Complete;
import io.emprops.core.worker.WorkerMessage.Fail;
import io.emprops.core.worker.WorkerMessage.Output;
import io.emprops.core.worker.WorkerMessage.Register;
import io.emprops.core.worker.WorkerMessage.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerRuntimeTest extends WorkerAtFakeGateway {
  @Test
  void executesAJobAndDeliversItsResult() throws InterruptedException {
    gateway.add(aJob().payload("{\"n\":1.10}").build());
    connector.finish.release();

    worker.start();

    assertThat(gateway.await(Complete.class).result()).isEqualTo(JsonText.parse("{\"n\":1.10}"));
  }

  @Test
  void registersItsJobTypesAndSlotsFirst() throws InterruptedException {
    gateway.add(aJob().build());
    connector.finish.release();

    worker.start();
    gateway.await(Complete.class);

    var register = gateway.heard(Register.class).getFirst();
    assertThat(register.slots()).isEqualTo(2);
    assertThat(register.capabilities().jobTypes())
        .containsExactly(new JobType("claude_api"), new JobType("simulation"));
  }

  @Test
  void takesNoMoreJobsThanItHasSlots() throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      gateway.add(aJob().number(i).build());
    }
    worker.start();
    connector.begun.acquire(2);

    assertThat(connector.begun.tryAcquire()).isFalse();

    connector.finish.release(5);
    connector.begun.acquire(3);
    assertThat(connector.mostAtOnce()).isEqualTo(2);
  }

  @Test
  void deliversTheWholeTextBeforeTheEnd() throws InterruptedException {
    connector.speech = "grüße 😀 ".repeat(5_000);
    gateway.add(aJob().build());
    connector.finish.release();

    worker.start();
    gateway.await(Complete.class);

    String text =
        gateway.heard(Output.class).stream().map(Output::text).collect(Collectors.joining());
    assertThat(text).isEqualTo(connector.speech);
    assertThat(gateway.heard(Output.class))
        .hasSizeGreaterThan(1)
        .allSatisfy(
            output ->
                assertThat(JsonValue.of(String.valueOf(output.text())).toJson())
                    .doesNotContain("\\ud83d"));
  }

  @Test
  void deliversEvenHalfACharacterAtTheEnd() throws InterruptedException {
    connector.speech = "a\ud83d";
    gateway.add(aJob().build());
    connector.finish.release();

    worker.start();
    gateway.await(Complete.class);

    String text =
        gateway.heard(Output.class).stream().map(Output::text).collect(Collectors.joining());
    assertThat(text).isEqualTo(connector.speech);
  }

  @Test
  void handsOnWhatTheProviderToldOfItsLimits() throws InterruptedException {
    var told = Allowance.of(Counted.REQUESTS, 60L, 59L, Duration.ofSeconds(1));
    connector.limits = new ProviderLimits(List.of(told), Optional.of(Duration.ofSeconds(7)));
    gateway.add(aJob().build());
    connector.finish.release();

    worker.start();

    assertThat(gateway.await(Complete.class).limits())
        .containsExactly(told, Allowance.of(Counted.REQUESTS, null, 0L, Duration.ofSeconds(7)));
  }

  @Test
  void stopsACancelledJobAndGivesItBack() throws InterruptedException {
    QueuedJob job = aJob().build();
    gateway.add(job);
    worker.start();
    connector.begun.acquire();

    gateway.cancel(job.id());

    assertThat(gateway.await(Release.class).jobId()).isEqualTo(job.id());
    assertThat(connector.stopped.getCount()).isZero();
  }

  @Test
  void failsAnAttemptThatTakesTooLong() throws InterruptedException {
    gateway.add(aJob().attemptTimeoutMs(20).build());

    worker.start();

    var fail = gateway.await(Fail.class);
    assertThat(fail.failureClass()).isEqualTo(FailureClass.TIMEOUT);
    assertThat(fail.reason()).isEqualTo("attempt-timeout");
  }

  @Test
  void finishesItsJobsBeforeItStops() throws InterruptedException {
    gateway.add(aJob().build());
    worker.start();
    connector.begun.acquire();
    var stopping = Thread.ofVirtual().start(this::stopQuietly);

    connector.finish.release();
    stopping.join();

    assertThat(gateway.heard(Complete.class)).hasSize(1);
    assertThat(gateway.heard(Release.class)).isEmpty();
  }

  @Test
  void givesBackWhatDoesNotFinishInTime() throws InterruptedException {
    worker = worker(2, NO_TIME);
    gateway.add(aJob().build());
    worker.start();
    connector.begun.acquire();

    stop();

    assertThat(gateway.heard(Release.class)).hasSize(1);
    assertThat(gateway.heard(Fail.class)).isEmpty();
  }

  @Test
  void takesNothingMoreOnceItStops() throws InterruptedException {
    worker.start();
    gateway.await(Register.class);

    stop();
    gateway.add(aJob().build());

    assertThat(connector.begun.tryAcquire()).isFalse();
  }

  @Test
  void turnsAConnectorsMistakeIntoAFailureWithoutItsWords() throws InterruptedException {
    connector.mistake = true;
    gateway.add(aJob().build());

    worker.start();

    var fail = gateway.await(Fail.class);
    assertThat(fail.failureClass()).isEqualTo(FailureClass.SYSTEM_ERROR);
    assertThat(fail.message()).doesNotContain("sk-secret");
  }

  @Test
  void failsWhenTheResultLacksWhatTheDocumentPromises() throws InterruptedException {
    gateway.add(aJob().payload("{\"n\":1}").output("{\"path\":\"text\"}").build());
    connector.finish.release();

    worker.start();

    assertThat(gateway.await(Fail.class).reason()).isEqualTo("output-missing");
  }

  @Test
  void saysSoWhenItHasNoConnectorForAJob() throws InterruptedException {
    gateway.add(AJob.aJob().jobType("openai_chat").build());

    worker.start();

    assertThat(gateway.await(Fail.class).reason()).isEqualTo("no-connector");
  }
}
