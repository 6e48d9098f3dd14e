package io.emprops.openapi.adapter.out.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.JobCover;
import io.emprops.core.job.Expense;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobId;
import io.emprops.core.job.QueuedJob;
import io.emprops.openapi.adapter.out.json.WireJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Brings jobs under budgets, and charges these; statements run in their caller's transaction. */
@ApplicationScoped
class BudgetTable {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private static final String CHARGE =
      """
      insert into budget_spent
        (budget_id, organisation_id, partition_id, epoch, day, micro_dollars, tokens)
      select b.id, b.organisation_id, :partition, :epoch, :day, :micro_dollars, :tokens
      from budget b where b.id = :budget
      on conflict (budget_id, partition_id, epoch, day) do update set
        micro_dollars = budget_spent.micro_dollars + excluded.micro_dollars,
        tokens = budget_spent.tokens + excluded.tokens
      """;

  private final Session entities;
  private final BudgetRows budgets;
  private final JobCover cover;

  BudgetTable(Session entities, BudgetRows budgets, JobCover cover) {
    this.entities = entities;
    this.budgets = budgets;
    this.cover = cover;
  }

  /** The job under those of its organisation's budgets that cover it. */
  QueuedJob cover(QueuedJob job) {
    return cover.cover(job, budgets.list(job.organisationId()));
  }

  /** Charges a job's budgets with what it has used, as an event tells; nothing where it is none. */
  void charge(CourseRow row, JobEvent event, Expense expense) {
    if (expense.nothing()) {
      return;
    }
    List<String> keys = WireJson.read(row.flowKeys, TEXTS);
    keys.stream()
        .map(BudgetId::ofFlowKey)
        .flatMap(Optional::stream)
        .forEach(budget -> charge(budget, event, expense));
  }

  private void charge(BudgetId budget, JobEvent event, Expense expense) {
    JobId job = event.jobId();
    entities
        .createNativeMutationQuery(CHARGE)
        .setParameter("budget", budget.value())
        .setParameter("partition", job.partition().value())
        .setParameter("epoch", event.id().epoch())
        .setParameter("day", LocalDate.ofInstant(event.at(), ZoneOffset.UTC))
        .setParameter("micro_dollars", expense.microDollars())
        .setParameter("tokens", expense.tokens())
        .executeUpdate();
  }
}
