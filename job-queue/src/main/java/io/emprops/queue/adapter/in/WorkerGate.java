package io.emprops.queue.adapter.in;

import io.emprops.core.job.JobType;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.GatewayMessage.Refused;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.port.in.ServeWorkerUseCase;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Lets a worker speak for itself only, and offer only the job types that its token names. */
@Singleton
public final class WorkerGate {
  private static final String JOB_TYPES = "job_types";

  private final ServeWorkerUseCase serveWorker;

  WorkerGate(ServeWorkerUseCase serveWorker) {
    this.serveWorker = serveWorker;
  }

  /** Answers the holder of a token. */
  public GatewayMessage serve(Principal holder, WorkerMessage message) {
    if (!(holder instanceof JsonWebToken token)) {
      return refused("a worker's token is needed");
    }
    if (!message.workerId().value().equals(token.getSubject())) {
      return refused("the token is not that of '%s'".formatted(message.workerId()));
    }
    return switch (message) {
      case WorkerMessage.Register register when !allows(token, register.capabilities()) ->
          refused("the token names other job types");
      case WorkerMessage.UpdateCapabilities update when !allows(token, update.capabilities()) ->
          refused("the token names other job types");
      default -> serveWorker.serve(message);
    };
  }

  private static boolean allows(JsonWebToken token, Capabilities offer) {
    Object claim = token.getClaim(JOB_TYPES);
    if (!(claim instanceof Collection<?> named)) {
      return false;
    }
    // Elements are JSON values; job types hold nothing that JSON escapes.
    Set<String> allowed =
        named.stream().map(each -> each.toString().replace("\"", "")).collect(Collectors.toSet());
    return offer.jobTypes().stream().map(JobType::value).allMatch(allowed::contains);
  }

  private static GatewayMessage refused(String detail) {
    return new Refused(Problem.of(ErrorCode.FORBIDDEN, detail, List.of()));
  }
}
