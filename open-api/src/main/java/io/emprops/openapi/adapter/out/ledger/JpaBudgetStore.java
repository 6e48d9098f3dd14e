package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.budget.Budget;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetWish;
import io.emprops.core.budget.port.out.BudgetStore;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.Expense;
import io.emprops.core.job.Partition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Budgets in PostgreSQL. */
@ApplicationScoped
class JpaBudgetStore implements BudgetStore {
  private static final String ADD =
      """
      insert into budget (id, organisation_id, name, scope_kind, scope_name, period,
        limit_micro_dollars, limit_tokens, created_at, created_by)
      values (:id, :organisation, :name, :scope_kind, :scope_name, :period,
        cast(:micro_dollars as bigint), cast(:tokens as bigint), :at, :by)
      returning
      """
          + BudgetRows.SHOWN;

  private static final String CHANGE =
      """
      update budget set name = :name, limit_micro_dollars = cast(:micro_dollars as bigint),
        limit_tokens = cast(:tokens as bigint)
      where organisation_id = :organisation and id = :id and deleted_at is null
      returning
      """
          + BudgetRows.SHOWN;

  private static final String DELETE =
      """
      update budget set deleted_at = :at
      where organisation_id = :organisation and id = :id and deleted_at is null
      """;

  private static final String FIND =
      "select"
          + BudgetRows.SHOWN
          + """
          from budget where organisation_id = :organisation and id = :id and deleted_at is null
          """;

  private static final String ALL =
      "select" + BudgetRows.SHOWN + "from budget where deleted_at is null order by id";

  private static final String ENDED =
      "select id from budget where deleted_at is not null order by id";

  private static final String SPENT =
      """
      select epoch = :epoch as known, cast(sum(micro_dollars) as bigint) as micro_dollars,
        cast(sum(tokens) as bigint) as tokens
      from budget_spent
      where budget_id = :id and day >= :day and (:partition = '' or partition_id = :partition)
      group by 1
      """;

  private static final long NO_LIFE = 0;

  private final Session entities;
  private final BudgetRows rows;

  JpaBudgetStore(Session entities, BudgetRows rows) {
    this.entities = entities;
    this.rows = rows;
  }

  @Override
  @Transactional
  public Budget add(
      OrganisationId organisation, BudgetId id, BudgetWish wish, UserId by, Instant at) {
    return first(
            limited(ADD, wish.limit())
                .setParameter("id", id.value())
                .setParameter("organisation", organisation.value())
                .setParameter("name", wish.name())
                .setParameter("scope_kind", wish.scope().kind())
                .setParameter("scope_name", wish.scope().name())
                .setParameter("period", wish.period().wire())
                .setParameter("at", at)
                .setParameter("by", by.value()))
        .orElseThrow();
  }

  @Override
  @Transactional
  public Optional<Budget> change(
      OrganisationId organisation, BudgetId id, String name, BudgetLimit limit) {
    return first(
        limited(CHANGE, limit)
            .setParameter("id", id.value())
            .setParameter("organisation", organisation.value())
            .setParameter("name", name));
  }

  @Override
  @Transactional
  public boolean delete(OrganisationId organisation, BudgetId id, Instant at) {
    return entities
            .createNativeMutationQuery(DELETE)
            .setParameter("id", id.value())
            .setParameter("organisation", organisation.value())
            .setParameter("at", at)
            .executeUpdate()
        == 1;
  }

  @Override
  @Transactional
  public Optional<Budget> find(OrganisationId organisation, BudgetId id) {
    return first(
        entities
            .createNativeQuery(FIND, Tuple.class)
            .setParameter("id", id.value())
            .setParameter("organisation", organisation.value()));
  }

  @Override
  @Transactional
  public List<Budget> list(OrganisationId organisation) {
    return rows.list(organisation);
  }

  @Override
  @Transactional
  public List<Budget> all() {
    Stream<Tuple> found = entities.createNativeQuery(ALL, Tuple.class).getResultStream();
    return found.map(BudgetRows::budget).toList();
  }

  @Override
  @Transactional
  public List<BudgetId> ended() {
    return entities
        .createNativeQuery(ENDED, String.class)
        .getResultStream()
        .map(BudgetId::new)
        .toList();
  }

  @Override
  @Transactional
  public Spent spent(BudgetId id, Partition partition, long epoch, Instant since) {
    Expense before = Expense.NONE;
    Expense known = Expense.NONE;
    for (Tuple sum : sums(id, partition.value(), epoch, since)) {
      if (sum.get("known", Boolean.class)) {
        known = expense(sum);
      } else {
        before = expense(sum);
      }
    }
    return new Spent(before, known);
  }

  @Override
  @Transactional
  public Expense spent(BudgetId id, Instant since) {
    return sums(id, "", NO_LIFE, since).stream()
        .map(JpaBudgetStore::expense)
        .reduce(Expense.NONE, Expense::plus);
  }

  private List<Tuple> sums(BudgetId id, String partition, long epoch, Instant since) {
    return entities
        .createNativeQuery(SPENT, Tuple.class)
        .setParameter("id", id.value())
        .setParameter("partition", partition)
        .setParameter("epoch", epoch)
        .setParameter("day", LocalDate.ofInstant(since, ZoneOffset.UTC))
        .getResultList();
  }

  private static Expense expense(Tuple sum) {
    return new Expense(sum.get("micro_dollars", Long.class), sum.get("tokens", Long.class));
  }

  private NativeQuery<Tuple> limited(String statement, BudgetLimit limit) {
    return entities
        .createNativeQuery(statement, Tuple.class)
        .setParameter("micro_dollars", limit.microDollars(), Long.class)
        .setParameter("tokens", limit.tokens(), Long.class);
  }

  private static Optional<Budget> first(NativeQuery<Tuple> query) {
    return query.getResultStream().findFirst().map(BudgetRows::budget);
  }
}
