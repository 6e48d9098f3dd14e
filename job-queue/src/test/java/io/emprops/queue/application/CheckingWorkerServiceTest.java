package io.emprops.queue.application;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.JobId;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.Usage;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.emprops.core.json.JsonText;
import io.emprops.core.worker.GatewayMessage.Acknowledged;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.ProviderLimits.Allowance;
import io.emprops.core.worker.ProviderLimits.Counted;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerMessage.Complete;
import io.emprops.core.worker.WorkerMessage.Fail;
import io.emprops.core.worker.WorkerMessage.Pull;
import io.emprops.core.worker.port.out.LeasedJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever a worker says, no result completes a job whose document promises another. */
final class CheckingWorkerServiceTest {
  private static final WorkerId WORKER = new WorkerId("w1");
  private static final LeaseToken TOKEN = new LeaseToken("lease-token-of-this-claim");
  private static final QueuedJob PROMISING =
      aJob().output("{\"kind\":\"json\",\"schema\":{\"required\":[\"age\"]}}").build();
  private static final LeasedJobs AWAY =
      (_, _) -> {
        throw new QueueUnavailableException("the queue has begun anew");
      };

  private final List<WorkerMessage> passedOn = new ArrayList<>();

  @Test
  void handsOnAResultThatKeepsThePromise() {
    Complete complete = complete(PROMISING.id(), "{\"age\":3}");

    service(PROMISING, heldBy(PROMISING)).serve(complete);

    assertThat(passedOn).containsExactly(complete);
  }

  @Test
  void failsTheAttemptWhoseResultBreaksThePromise() {
    Complete complete = complete(PROMISING.id(), "{\"name\":\"x\"}");

    assertThat(service(PROMISING, heldBy(PROMISING)).serve(complete))
        .isEqualTo(new Acknowledged(PROMISING.id()));

    Fail fail = (Fail) passedOn.getFirst();
    assertThat(fail.failureClass()).isEqualTo(FailureClass.RESPONSE_ERROR);
    assertThat(fail.reason()).isEqualTo("output-schema");
    assertThat(fail.message()).contains("age");
    assertThat(fail.leaseToken()).isEqualTo(TOKEN);
    assertThat(fail.limits()).isEqualTo(complete.limits());
  }

  @Test
  void leavesALeaseThatIsOverToBeRefused() {
    Complete complete = complete(PROMISING.id(), "{}");

    service(PROMISING, (_, _) -> Optional.empty()).serve(complete);

    assertThat(passedOn).containsExactly(complete);
  }

  @Test
  void looksUpNoJobThatItAssignedAndThatPromisesNothing() {
    QueuedJob plain = aJob().build();
    CheckingWorkerService service = service(plain, AWAY);
    service.serve(new Pull(WORKER, 1, 0));
    Complete complete = complete(plain.id(), "[]");

    service.serve(complete);

    assertThat(passedOn).last().isEqualTo(complete);
  }

  @Test
  void completesNothingWhilePromisesCannotBeRead() {
    CheckingWorkerService service = service(PROMISING, AWAY);
    service.serve(new Pull(WORKER, 1, 0));

    assertThatThrownBy(() -> service.serve(complete(PROMISING.id(), "{\"age\":3}")))
        .isInstanceOf(QueueUnavailableException.class);
    assertThat(passedOn).noneMatch(Complete.class::isInstance);
  }

  @Test
  void looksUpWhatItHasForgotten() {
    QueuedJob plain = aJob().build();
    List<LeaseToken> lookedUp = new ArrayList<>();
    var tokens = new ArrayList<LeaseToken>();
    var service =
        new CheckingWorkerService(
            message -> {
              if (message instanceof Pull) {
                tokens.add(new LeaseToken("lease-token-of-claim-" + tokens.size()));
                return new Assign(plain, 1, tokens.getLast(), 30_000);
              }
              return new Acknowledged(plain.id());
            },
            (_, token) -> {
              lookedUp.add(token);
              return Optional.of(plain);
            });
    for (int i = 0; i < 10_001; i++) {
      service.serve(new Pull(WORKER, 1, 0));
    }

    service.serve(complete(plain.id(), tokens.get(0)));
    service.serve(complete(plain.id(), tokens.get(1)));

    assertThat(lookedUp).containsExactly(tokens.getFirst());
  }

  private CheckingWorkerService service(QueuedJob job, LeasedJobs jobs) {
    return new CheckingWorkerService(
        message -> {
          passedOn.add(message);
          return message instanceof Pull
              ? new Assign(job, 1, TOKEN, 30_000)
              : new Acknowledged(job.id());
        },
        jobs);
  }

  private static LeasedJobs heldBy(QueuedJob job) {
    return (id, token) ->
        id.equals(job.id()) && token.equals(TOKEN) ? Optional.of(job) : Optional.empty();
  }

  private static Complete complete(JobId job, String result) {
    return new Complete(
        WORKER,
        job,
        TOKEN,
        JsonText.parse(result),
        Usage.ofDuration(1),
        List.of(new Allowance(Counted.REQUESTS, 10L, 9L, null, null)));
  }

  private static Complete complete(JobId job, LeaseToken token) {
    return new Complete(WORKER, job, token, JsonText.parse("{}"), Usage.ofDuration(1));
  }
}
