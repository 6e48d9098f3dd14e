package io.emprops.ui.remote;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.budget.Budget;
import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.BudgetReport;
import io.emprops.core.budget.BudgetScope;
import io.emprops.core.budget.BudgetWish;
import io.emprops.core.budget.port.in.KeepBudgetUseCase;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.UserId;
import io.emprops.core.job.Expense;
import io.emprops.core.workflow.Page;
import io.emprops.ui.problem.ApiProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Budgets over {@code /api/budgets}. */
@Singleton
final class RemoteBudgets implements KeepBudgetUseCase {
  private static final int GONE = 404;
  private static final int DECIMALS_OF_MICRO = 6;

  private final ApiClient api;

  RemoteBudgets(ApiClient api) {
    this.api = api;
  }

  @Override
  public List<BudgetReport> list(Principal caller) {
    Page<Shown> all = api.get("/budgets").as(new TypeReference<>() {});
    return all.items().stream().map(shown -> shown.report(caller.organisation())).toList();
  }

  @Override
  public Optional<BudgetReport> find(Principal caller, BudgetId id) {
    return report(caller, api.send(api.request("/budgets/" + id).GET()));
  }

  @Override
  public BudgetReport add(Principal caller, BudgetWish wish) {
    return report(caller, api.post("/budgets", Wished.of(wish))).orElseThrow();
  }

  @Override
  public Optional<BudgetReport> change(
      Principal caller, BudgetId id, String name, BudgetLimit limit) {
    var body = new Wished(name, null, null, dollars(limit.microDollars()), limit.tokens());
    return report(caller, api.send(api.request("/budgets/" + id).PUT(api.jsonOf(body))));
  }

  @Override
  public boolean delete(Principal caller, BudgetId id) {
    ApiReply reply = api.send(api.request("/budgets/" + id).DELETE());
    if (!reply.ok() && reply.status() != GONE) {
      throw new ApiProblemException(reply.problem());
    }
    return reply.ok();
  }

  private static Optional<BudgetReport> report(Principal caller, ApiReply reply) {
    if (reply.ok()) {
      return Optional.of(reply.as(Shown.class).report(caller.organisation()));
    }
    if (reply.status() == GONE) {
      return Optional.empty();
    }
    throw new ApiProblemException(reply.problem());
  }

  private static @Nullable BigDecimal dollars(@Nullable Long micro) {
    return micro == null ? null : BigDecimal.valueOf(micro, DECIMALS_OF_MICRO);
  }

  private static long micro(BigDecimal dollars) {
    return dollars.movePointRight(DECIMALS_OF_MICRO).setScale(0, RoundingMode.UP).longValueExact();
  }

  /** Which jobs. */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Covers(String kind, @Nullable String name) {}

  /** What the API takes. */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  record Wished(
      String name,
      @Nullable Covers covers,
      @Nullable BudgetPeriod period,
      @Nullable BigDecimal limitUsd,
      @Nullable Long limitTokens) {
    static Wished of(BudgetWish wish) {
      String of = wish.scope().name();
      return new Wished(
          wish.name(),
          new Covers(wish.scope().kind(), of.isEmpty() ? null : of),
          wish.period(),
          dollars(wish.limit().microDollars()),
          wish.limit().tokens());
    }
  }

  /** What the API shows. */
  @RegisterForReflection
  @JsonNaming(SnakeCaseStrategy.class)
  record Shown(
      BudgetId id,
      String name,
      Covers covers,
      BudgetPeriod period,
      @Nullable BigDecimal limitUsd,
      @Nullable Long limitTokens,
      BigDecimal spentUsd,
      long spentTokens,
      BigDecimal heldUsd,
      long heldTokens,
      long unpriced,
      boolean live,
      @Nullable Instant turnsAt,
      Instant createdAt,
      UserId createdBy) {
    BudgetReport report(OrganisationId organisation) {
      Long money = limitUsd == null ? null : (Long) micro(limitUsd);
      String of = covers.name();
      var wish =
          new BudgetWish(
              name,
              BudgetScope.of(covers.kind(), of == null ? "" : of),
              period,
              new BudgetLimit(money, limitTokens));
      return new BudgetReport(
          new Budget(id, organisation, wish, createdAt, createdBy),
          new BudgetFigures(
              new Expense(micro(spentUsd), spentTokens),
              new Expense(micro(heldUsd), heldTokens),
              unpriced),
          live,
          Optional.ofNullable(turnsAt));
    }
  }
}
