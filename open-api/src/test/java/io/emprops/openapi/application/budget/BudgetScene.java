package io.emprops.openapi.application.budget;

import io.emprops.core.budget.Budget;
import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetNotice;
import io.emprops.core.budget.BudgetWish;
import io.emprops.core.budget.port.out.BudgetStore;
import io.emprops.core.budget.port.out.QueueBudgets;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.BrokerState;
import io.emprops.core.job.Expense;
import io.emprops.core.job.JobId;
import io.emprops.core.job.Partition;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.core.job.port.out.QueueUnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Budgets in lists, and a queue that writes down what it is told of them. */
public final class BudgetScene implements BudgetStore, QueueBudgets {
  static final Instant NOW = Instant.parse("2026-03-14T15:09:26Z");

  final List<BudgetNotice> told = new ArrayList<>();
  final List<Partition> asked = new ArrayList<>();
  final Set<Partition> away = new HashSet<>();
  final Map<BudgetId, BudgetFigures> used = new HashMap<>();
  Expense spent = Expense.NONE;
  long epoch = 7;
  int outdated;

  private final Map<String, Budget> kept = new TreeMap<>();
  private final List<BudgetId> gone = new ArrayList<>();
  private final Partitions partitions;

  /** Without any. */
  public BudgetScene(Partitions partitions) {
    this.partitions = partitions;
  }

  /** Tells this queue of these budgets. */
  public BudgetTeller teller() {
    return new BudgetTeller(this, this, new Lives(), partitions, InstantSource.fixed(NOW));
  }

  @Override
  public Budget add(
      OrganisationId organisation, BudgetId id, BudgetWish wish, UserId by, Instant at) {
    var budget = new Budget(id, organisation, wish, at, by);
    kept.put(id.value(), budget);
    return budget;
  }

  @Override
  public Optional<Budget> change(
      OrganisationId organisation, BudgetId id, String name, BudgetLimit limit) {
    return find(organisation, id)
        .map(
            it ->
                add(organisation, id, it.wish().with(name, limit), it.createdBy(), it.createdAt()));
  }

  @Override
  public boolean delete(OrganisationId organisation, BudgetId id, Instant at) {
    if (find(organisation, id).isEmpty()) {
      return false;
    }
    kept.remove(id.value());
    return gone.add(id);
  }

  @Override
  public Optional<Budget> find(OrganisationId organisation, BudgetId id) {
    return Optional.ofNullable(kept.get(id.value()))
        .filter(budget -> budget.organisation().equals(organisation));
  }

  @Override
  public List<Budget> list(OrganisationId organisation) {
    return all().stream().filter(it -> it.organisation().equals(organisation)).toList();
  }

  @Override
  public List<Budget> all() {
    return List.copyOf(kept.values());
  }

  @Override
  public List<BudgetId> ended() {
    return List.copyOf(gone);
  }

  @Override
  public Spent spent(BudgetId id, Partition partition, long life, Instant since) {
    return new Spent(spent, new Expense(life, 0));
  }

  @Override
  public Expense spent(BudgetId id, Instant since) {
    return spent;
  }

  @Override
  public Heard tell(Partition partition, BudgetNotice notice) {
    reach(partition);
    if (outdated > 0) {
      outdated--;
      epoch++;
      return Heard.OUTDATED;
    }
    told.add(notice);
    asked.add(partition);
    return Heard.KEPT;
  }

  @Override
  public Map<BudgetId, BudgetFigures> figures(Partition partition, List<BudgetId> budgets) {
    reach(partition);
    return used;
  }

  private void reach(Partition partition) {
    if (away.contains(partition)) {
      throw new QueueUnavailableException(partition + " is away");
    }
  }

  /** Knows nothing but which life it is in. */
  private final class Lives implements JobQueue {
    @Override
    public BrokerState state(Partition partition) {
      return new BrokerState(epoch, "run");
    }

    @Override
    public List<SubmitOutcome> submit(List<QueuedJob> jobs) {
      throw new AssertionError("no job is submitted");
    }

    @Override
    public Set<JobId> unknownAmong(Collection<JobId> jobs) {
      throw new AssertionError("no job is asked for");
    }

    @Override
    public void acknowledge(Collection<JobId> jobs) {
      throw new AssertionError("no job has ended");
    }

    @Override
    public void cancel(JobId job) {
      throw new AssertionError("no job is cancelled");
    }
  }
}
