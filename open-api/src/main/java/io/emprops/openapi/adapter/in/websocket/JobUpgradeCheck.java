package io.emprops.openapi.adapter.in.websocket;

import io.emprops.core.identity.NotAllowedException;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.port.in.FindJobsQuery;
import io.emprops.openapi.adapter.in.TokenHolder;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those upgrade who have a job to follow. The ledger is asked on a thread apart from the
 * event loop, which must not wait.
 */
@ApplicationScoped
public class JobUpgradeCheck implements HttpUpgradeCheck {
  static final TypedKey<JobReader> READER = new TypedKey<>("emprops.reader");

  private static final Logger LOG = Logger.getLogger(JobUpgradeCheck.class);
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final FindJobsQuery jobs;
  private final Vertx vertx;

  JobUpgradeCheck(FindJobsQuery jobs, Vertx vertx) {
    this.jobs = jobs;
    this.vertx = vertx;
  }

  @Override
  public boolean appliesTo(String endpointId) {
    return endpointId.equals(JobSocket.ID);
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
    Context loop = vertx.getOrCreateContext();
    String job = upgrade.pathParam("id");
    String since = upgrade.httpRequest().getParam("since");
    return upgrade
        .securityIdentity()
        .emitOn(task -> Thread.ofVirtual().name("upgrade-" + job).start(task))
        .map(identity -> check(upgrade, TokenHolder.of(identity), job, since))
        .onFailure()
        .recoverWithItem(failure -> unavailable(failure, job))
        .emitOn(task -> loop.runOnContext(_ -> task.run()));
  }

  private CheckResult check(
      HttpUpgradeContext upgrade, Principal caller, String id, @Nullable String since) {
    Optional<EventId> from;
    try {
      from = Optional.ofNullable(since).filter(text -> !text.isBlank()).map(EventId::parse);
    } catch (IllegalArgumentException _) {
      return CheckResult.rejectUpgradeSync(BAD_REQUEST);
    }
    try {
      return find(caller, id)
          .map(record -> permit(upgrade, caller, record, from))
          .orElseGet(this::noJob);
    } catch (NotAllowedException _) {
      return CheckResult.rejectUpgradeSync(FORBIDDEN);
    }
  }

  private Optional<JobRecord> find(Principal caller, String id) {
    JobId job;
    try {
      job = new JobId(id);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    return jobs.find(caller, job);
  }

  private CheckResult permit(
      HttpUpgradeContext upgrade, Principal caller, JobRecord record, Optional<EventId> since) {
    boolean hasResult =
        record.isFinal() && since.isPresent() && since.get().equals(record.resultEvent());
    upgrade.userData().put(READER, new JobReader(caller, record.id(), since, hasResult));
    return CheckResult.permitUpgradeSync();
  }

  private CheckResult noJob() {
    return CheckResult.rejectUpgradeSync(NOT_FOUND);
  }

  private static CheckResult unavailable(Throwable failure, String job) {
    LOG.errorf(failure, "a job could not be looked up: job=%s", job);
    return CheckResult.rejectUpgradeSync(UNAVAILABLE);
  }
}
