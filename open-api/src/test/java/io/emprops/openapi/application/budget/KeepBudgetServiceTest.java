package io.emprops.openapi.application.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetNotice;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.BudgetReport;
import io.emprops.core.budget.BudgetScope;
import io.emprops.core.budget.BudgetWish;
import io.emprops.core.identity.NotAllowedException;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.Expense;
import io.emprops.core.job.JobType;
import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KeepBudgetServiceTest {
  private static final Partition P1 = new Partition("p1");
  private static final Partitions PARTITIONS =
      Partitions.of(Map.of(P1, Set.of(new JobType("ollama"))));
  private static final BudgetWish WISH =
      new BudgetWish(
          "Marketing",
          new BudgetScope.OfOrganisation(),
          BudgetPeriod.MONTH,
          new BudgetLimit(11L, null));

  private final BudgetScene scene = new BudgetScene(PARTITIONS);
  private final BudgetTeller teller = scene.teller();
  private final KeepBudgetService service =
      new KeepBudgetService(
          scene,
          teller,
          InstantSource.fixed(BudgetScene.NOW),
          new Ulid(InstantSource.fixed(BudgetScene.NOW), new Random(7)));

  @Test
  void tellsEachPartitionItsShareWithWhatTheLedgerKnows() {
    scene.spent = new Expense(3, 4);

    BudgetId id = service.add(as(Role.ADMIN), WISH).budget().id();

    assertThat(scene.asked).containsExactly(Partitions.DEFAULT, P1);
    assertThat(scene.told).containsExactly(kept(id, 6L), kept(id, 5L));
  }

  private static BudgetNotice kept(BudgetId id, long share) {
    return new BudgetNotice.Kept(
        id,
        "Marketing",
        BudgetPeriod.MONTH,
        new BudgetLimit(share, null),
        7,
        Instant.parse("2026-03-01T00:00:00Z"),
        new Expense(3, 4),
        new Expense(7, 0));
  }

  @Test
  void oneOfAJobTypeHasAllOfItWhereThatTypeIs() {
    service.add(
        as(Role.ADMIN),
        new BudgetWish(
            "b",
            new BudgetScope.OfJobType(new JobType("ollama")),
            BudgetPeriod.DAY,
            BudgetLimit.ofTokens(9)));

    assertThat(scene.told)
        .extracting(it -> ((BudgetNotice.Kept) it).limit())
        .containsExactly(BudgetLimit.ofTokens(0), BudgetLimit.ofTokens(9));
  }

  @Test
  void readsTheLedgerAgainWhereTheQueueHasBegunAnotherLife() {
    scene.outdated = 1;

    service.add(as(Role.ADMIN), WISH);

    assertThat(scene.told)
        .extracting(it -> ((BudgetNotice.Kept) it).epoch())
        .containsExactly(8L, 8L);
  }

  @Test
  void keepsWhatCannotBeToldAndTellsTheOthers() {
    scene.away.add(Partitions.DEFAULT);

    BudgetReport report = service.add(as(Role.ADMIN), WISH);

    assertThat(report.live()).isFalse();
    assertThat(scene.asked).containsExactly(P1);
    assertThatThrownBy(() -> teller.restore(Partitions.DEFAULT))
        .isInstanceOf(QueueUnavailableException.class);
    scene.away.clear();
    assertThat(teller.restore(Partitions.DEFAULT)).isEqualTo(1);
    assertThat(scene.asked).containsExactly(P1, Partitions.DEFAULT);
  }

  @Test
  void tellsAQueueThatLostItsStateOfDeletedOnesToo() {
    BudgetId gone = service.add(as(Role.ADMIN), WISH).budget().id();
    assertThat(service.delete(as(Role.ADMIN), gone)).isTrue();
    assertThat(service.delete(as(Role.ADMIN), gone)).isFalse();
    scene.told.clear();

    teller.restore(P1);

    assertThat(scene.told).containsExactly(new BudgetNotice.Ended(gone));
  }

  @Test
  void reportsWhatTheQueueCountsInAllPartitions() {
    BudgetId id = service.add(as(Role.ADMIN), WISH).budget().id();
    scene.used.put(id, new BudgetFigures(new Expense(1, 2), new Expense(3, 4), 5));

    BudgetReport report = service.find(as(Role.OPERATOR), id).orElseThrow();

    assertThat(report.figures())
        .isEqualTo(new BudgetFigures(new Expense(2, 4), new Expense(6, 8), 10));
    assertThat(report.live()).isTrue();
    assertThat(report.turns()).contains(Instant.parse("2026-04-01T00:00:00Z"));
  }

  @Test
  void reportsWhatTheLedgerKnowsWhileTheQueueIsAway() {
    service.add(as(Role.ADMIN), WISH);
    scene.away.add(P1);
    scene.spent = new Expense(8, 9);

    List<BudgetReport> reports = service.list(as(Role.OPERATOR));

    assertThat(reports).singleElement().extracting(BudgetReport::live).isEqualTo(false);
    assertThat(reports.getFirst().figures())
        .isEqualTo(new BudgetFigures(new Expense(8, 9), Expense.NONE, 0));
  }

  @Test
  void tellsTheQueueOfAnotherLimitAtOnce() {
    BudgetId id = service.add(as(Role.ADMIN), WISH).budget().id();
    scene.told.clear();

    service.change(as(Role.ADMIN), id, "Other", BudgetLimit.ofMicroDollars(100));

    assertThat(scene.told)
        .extracting(it -> ((BudgetNotice.Kept) it).limit())
        .containsExactly(BudgetLimit.ofMicroDollars(50), BudgetLimit.ofMicroDollars(50));
  }

  @Test
  void anOperatorReadsAndOnlyAnAdministratorWrites() {
    BudgetId id = service.add(as(Role.ADMIN), WISH).budget().id();

    assertThat(service.list(as(Role.OPERATOR))).hasSize(1);
    assertThatThrownBy(() -> service.list(as(Role.RUNNER))).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> service.find(as(Role.RUNNER), id))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> service.add(as(Role.OPERATOR), WISH))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> service.change(as(Role.OPERATOR), id, "x", BudgetLimit.ofTokens(1)))
        .isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> service.delete(as(Role.OPERATOR), id))
        .isInstanceOf(NotAllowedException.class);
  }

  private static Principal as(Role role) {
    return new Principal(new OrganisationId("acme"), new UserId("ann"), role);
  }
}
