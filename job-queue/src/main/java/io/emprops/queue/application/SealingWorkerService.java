package io.emprops.queue.application;

import io.emprops.core.job.QueuedJob;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.WorkerKey;
import io.emprops.core.secret.port.out.SecretSealing;
import io.emprops.core.secret.port.out.SecretsUnavailableException;
import io.emprops.core.template.LatePart;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Assign;
import io.emprops.core.worker.GatewayMessage.NothingToDo;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerMessage.Pull;
import io.emprops.core.worker.WorkerMessage.Release;
import io.emprops.core.worker.port.in.ServeWorkerUseCase;
import java.util.Optional;

/**
 * Has the secrets of a claimed job sealed before the job is handed over. Where that cannot be done
 * now, the job goes back uncounted, and the worker is told that there is nothing to do.
 */
public final class SealingWorkerService implements ServeWorkerUseCase {
  private final ServeWorkerUseCase next;
  private final SecretSealing sealing;

  /** Adds secrets to what the next one assigns. */
  public SealingWorkerService(ServeWorkerUseCase next, SecretSealing sealing) {
    this.next = next;
    this.sealing = sealing;
  }

  @Override
  public GatewayMessage serve(WorkerMessage message) {
    GatewayMessage answer = next.serve(message);
    return message instanceof Pull pull
            && pull.publicKey() != null
            && answer instanceof Assign assign
            && namesSecrets(assign.job())
        ? withSecrets(pull, pull.publicKey(), assign)
        : answer;
  }

  private static boolean namesSecrets(QueuedJob job) {
    return job.late().stream()
        .flatMap(value -> value.parts().stream())
        .anyMatch(LatePart.Secret.class::isInstance);
  }

  private GatewayMessage withSecrets(Pull pull, WorkerKey key, Assign assign) {
    QueuedJob job = assign.job();
    try {
      Optional<SealedSecrets> sealed = sealing.seal(job.organisationId(), job.id(), key);
      return sealed.isPresent() ? assign.with(sealed.get()) : assign;
    } catch (SecretsUnavailableException _) {
      next.serve(new Release(pull.workerId(), job.id(), assign.leaseToken()));
      return new NothingToDo();
    }
  }
}
