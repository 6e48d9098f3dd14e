package io.emprops.openapi.application.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.worker.WorkerScope;
import io.emprops.core.worker.port.in.IssueWorkerTokenUseCase.IssueOutcome;
import io.emprops.core.worker.port.in.IssueWorkerTokenUseCase.OthersCustomers;
import io.emprops.core.worker.port.in.IssueWorkerTokenUseCase.WorkerTaken;
import io.emprops.core.worker.port.in.IssueWorkerTokenUseCase.WorkerToken;
import io.emprops.core.worker.port.out.InMemoryWorkerOwners;
import io.emprops.core.worker.port.out.WorkerOwners;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IssueWorkerTokenServiceTest {
  private static final Instant NOW = Instant.parse("2026-11-01T10:00:00.123Z");
  private static final Instant END = Instant.parse("2026-11-01T10:01:00Z");
  private static final WorkerId WORKER = new WorkerId("gpu-7");
  private static final Set<JobType> TYPES = Set.of(new JobType("simulation"));

  private final WorkerOwners owners = new InMemoryWorkerOwners();

  /** Its tokens say whom they let serve. */
  private final IssueWorkerTokenService service =
      new IssueWorkerTokenService(
          (worker, scope, _, _) -> worker + " for " + scope.customers(),
          new WorkerOwnership(owners, new OrganisationId("operating")),
          InstantSource.fixed(NOW));

  @Test
  void makesAWorkerTheFirstOrganisationsWhoAsks() {
    assertThat(issue("acme", Set.of())).isEqualTo(new WorkerToken("gpu-7 for [acme]", END));
    assertThat(issue("other", Set.of())).isEqualTo(new WorkerTaken());
    assertThat(issue("acme", Set.of("acme"))).isEqualTo(new WorkerToken("gpu-7 for [acme]", END));

    assertThat(owners.ownerOf(WORKER)).contains(new OrganisationId("acme"));
  }

  @Test
  void letsTheOperatingOrganisationSpeakForEveryWorkerAndTakesItFromNobody() {
    issue("acme", Set.of());

    assertThat(issue("operating", Set.of("acme")))
        .isEqualTo(new WorkerToken("gpu-7 for [acme]", END));

    assertThat(owners.ownerOf(WORKER)).contains(new OrganisationId("acme"));
  }

  @Test
  void givesOthersJobsAwayForTheOperatingOrganisationAlone() {
    assertThat(issue("acme", Set.of("acme", "other")))
        .isEqualTo(new OthersCustomers(Set.of("other")));
    assertThat(owners.ownerOf(WORKER)).isEmpty();

    assertThat(issue("operating", Set.of())).isEqualTo(new WorkerToken("gpu-7 for []", END));
    assertThat(issue("operating", Set.of("other")))
        .isEqualTo(new WorkerToken("gpu-7 for [other]", END));
  }

  private IssueOutcome issue(String organisation, Set<String> customers) {
    return service.issue(
        new Principal(new OrganisationId(organisation), new UserId("ada"), Role.ADMIN),
        WORKER,
        new WorkerScope(TYPES, customers),
        Duration.ofMinutes(1));
  }
}
