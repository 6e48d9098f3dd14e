package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.budget.Budget;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.BudgetScope;
import io.emprops.core.budget.BudgetWish;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Budgets from rows; statements run in their caller's transaction. */
@ApplicationScoped
class BudgetRows {
  /** What {@link #budget} reads. */
  static final String SHOWN =
      """
       id, organisation_id, name, scope_kind, scope_name, period, limit_micro_dollars,
        limit_tokens, created_at, created_by
      """;

  private static final String LIST =
      "select"
          + SHOWN
          + "from budget where organisation_id = :organisation and deleted_at is null order by id";

  private final Session entities;

  BudgetRows(Session entities) {
    this.entities = entities;
  }

  /** All of an organisation, the oldest first. */
  List<Budget> list(OrganisationId organisation) {
    Stream<Tuple> rows =
        entities
            .createNativeQuery(LIST, Tuple.class)
            .setParameter("organisation", organisation.value())
            .getResultStream();
    return rows.map(BudgetRows::budget).toList();
  }

  static Budget budget(Tuple row) {
    return new Budget(
        new BudgetId(row.get("id", String.class)),
        new OrganisationId(row.get("organisation_id", String.class)),
        new BudgetWish(
            row.get("name", String.class),
            BudgetScope.of(
                row.get("scope_kind", String.class), row.get("scope_name", String.class)),
            BudgetPeriod.ofWire(row.get("period", String.class)),
            new BudgetLimit(
                row.get("limit_micro_dollars", Long.class), row.get("limit_tokens", Long.class))),
        row.get("created_at", Instant.class),
        new UserId(row.get("created_by", String.class)));
  }
}
