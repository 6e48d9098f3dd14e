package io.emprops.queue.adapter.in;

import io.emprops.core.job.JobType;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Refused;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.WorkerScope;
import io.emprops.core.worker.port.in.AdmitWorkersQuery;
import io.emprops.core.worker.port.in.ServeWorkerUseCase;
import jakarta.inject.Singleton;
import jakarta.json.JsonString;
import java.security.Principal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Lets a worker speak for itself only, and offer only what its token names. */
@Singleton
public final class WorkerGate {
  private static final String JOB_TYPES = "job_types";
  private static final String CUSTOMERS = "customers";

  private final ServeWorkerUseCase serveWorker;
  private final AdmitWorkersQuery admitWorkers;

  WorkerGate(ServeWorkerUseCase serveWorker, AdmitWorkersQuery admitWorkers) {
    this.serveWorker = serveWorker;
    this.admitWorkers = admitWorkers;
  }

  /** Answers the holder of a token. */
  public GatewayMessage serve(Principal holder, WorkerMessage message) {
    if (!(holder instanceof JsonWebToken token)) {
      return refused(message, "a worker's token is needed");
    }
    if (!message.workerId().value().equals(token.getSubject())) {
      return refused(message, "the token is not that of '%s'".formatted(message.workerId()));
    }
    if (!admitWorkers.admits(message.workerId(), Instant.ofEpochSecond(token.getIssuedAtTime()))) {
      return refused(message, "the token was revoked; an administrator can give out another");
    }
    return switch (message) {
      case WorkerMessage.Register register ->
          scope(token)
              .bound(register.capabilities())
              .map(offer -> serveWorker.serve(register.offering(offer)))
              .orElseGet(() -> outOfScope(message));
      case WorkerMessage.UpdateCapabilities update ->
          scope(token)
              .bound(update.capabilities())
              .map(offer -> serveWorker.serve(update.offering(offer)))
              .orElseGet(() -> outOfScope(message));
      default -> serveWorker.serve(message);
    };
  }

  private static WorkerScope scope(JsonWebToken token) {
    return new WorkerScope(
        named(token, JOB_TYPES).map(JobType::new).collect(Collectors.toSet()),
        named(token, CUSTOMERS).collect(Collectors.toSet()));
  }

  private static Stream<String> named(JsonWebToken token, String claim) {
    return token.getClaim(claim) instanceof Collection<?> named
        ? named.stream().map(WorkerGate::text)
        : Stream.empty();
  }

  /** Elements of a claim are JSON values. */
  private static String text(Object element) {
    return element instanceof JsonString string ? string.getString() : element.toString();
  }

  private static GatewayMessage outOfScope(WorkerMessage message) {
    return refused(message, "the token names other job types or customers");
  }

  private static GatewayMessage refused(WorkerMessage message, String detail) {
    return new Refused(Problem.of(ErrorCode.FORBIDDEN, detail, List.of()), message.named());
  }
}
