package io.emprops.queue.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.AJob;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.WorkerKey;
import io.emprops.core.secret.port.out.SecretSealing;
import io.emprops.core.secret.port.out.SecretsUnavailableException;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LateValue;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Acknowledged;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.GatewayMessage.NothingToDo;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerMessage.Pull;
import io.emprops.core.worker.WorkerMessage.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A job that names secrets comes with them, or not now. */
class SealingWorkerServiceTest {
  private static final WorkerId WORKER = new WorkerId("w1");
  private static final WorkerKey KEY = WorkerKey.of(new byte[WorkerKey.LENGTH]);
  private static final LeaseToken TOKEN = new LeaseToken("t".repeat(22));
  private static final SealedSecrets SEALED = new SealedSecrets("ZW5j", "Y2lwaGVy");
  private static final SecretSealing AWAY =
      (_, _, _) -> {
        throw new SecretsUnavailableException("away");
      };

  private final List<WorkerMessage> passedOn = new ArrayList<>();

  @Test
  void handsSecretsOverWithTheJob() {
    GatewayMessage answer =
        service(withSecret(), (_, _, _) -> Optional.of(SEALED)).serve(pull(KEY));

    assertThat(answer).isEqualTo(new Assign(withSecret(), 1, TOKEN, 30_000, SEALED));
  }

  @Test
  void asksForNothingWhereTheJobOrTheWorkerWantsNone() {
    QueuedJob plain = AJob.aJob().build();

    assertThat(service(plain, AWAY).serve(pull(KEY))).isEqualTo(assign(plain));
    assertThat(service(withSecret(), AWAY).serve(new Pull(WORKER, 1, 0)))
        .isEqualTo(assign(withSecret()));
  }

  @Test
  void handsAJobOverWhoseSecretsNobodyKnows() {
    assertThat(service(withSecret(), (_, _, _) -> Optional.empty()).serve(pull(KEY)))
        .isEqualTo(assign(withSecret()));
  }

  @Test
  void givesTheJobBackWhereItsSecretsCannotBeHadNow() {
    assertThat(service(withSecret(), AWAY).serve(pull(KEY))).isEqualTo(new NothingToDo());

    assertThat(passedOn).last().isEqualTo(new Release(WORKER, withSecret().id(), TOKEN));
  }

  private SealingWorkerService service(QueuedJob job, SecretSealing sealing) {
    return new SealingWorkerService(
        message -> {
          passedOn.add(message);
          return message instanceof Pull ? assign(job) : new Acknowledged(job.id());
        },
        sealing);
  }

  private static Pull pull(WorkerKey key) {
    return new Pull(WORKER, 1, 0, key);
  }

  private static Assign assign(QueuedJob job) {
    return new Assign(job, 1, TOKEN, 30_000);
  }

  private static QueuedJob withSecret() {
    return AJob.aJob()
        .payload("{\"key\":\"***\"}")
        .late(new LateValue("/key", List.of(new LatePart.Secret("openai"))))
        .build();
  }
}
