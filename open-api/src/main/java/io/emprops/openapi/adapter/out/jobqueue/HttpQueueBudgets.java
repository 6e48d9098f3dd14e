package io.emprops.openapi.adapter.out.jobqueue;

import static io.emprops.openapi.adapter.out.jobqueue.HttpJobQueue.readable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetNotice;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.budget.port.out.QueueBudgets;
import io.emprops.core.job.Expense;
import io.emprops.core.job.Partition;
import io.emprops.openapi.adapter.out.json.WireJson;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Budgets over HTTP. */
public final class HttpQueueBudgets implements QueueBudgets {
  private final QueueConnection connection;

  /** Asks over this connection. */
  public HttpQueueBudgets(QueueConnection connection) {
    this.connection = connection;
  }

  @Override
  public Heard tell(Partition partition, BudgetNotice notice) {
    String body = connection.post(path(partition, "budgets"), WireJson.write(Wish.of(notice)));
    return readable(() -> WireJson.read(body, Answer.class)).kept() ? Heard.KEPT : Heard.OUTDATED;
  }

  @Override
  public Map<BudgetId, BudgetFigures> figures(Partition partition, List<BudgetId> budgets) {
    String body =
        connection.post(path(partition, "budget-figures"), WireJson.write(new Asked(budgets)));
    return readable(() -> WireJson.read(body, Figures.class)).budgets().stream()
        .collect(Collectors.toMap(Used::budget, Used::figures));
  }

  private static String path(Partition partition, String rest) {
    return "/internal/partitions/" + partition.value() + "/" + rest;
  }

  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  record Wish(
      BudgetId budget,
      boolean ended,
      @Nullable String name,
      @Nullable BudgetPeriod period,
      @Nullable BudgetLimit limit,
      @Nullable Long epoch,
      @Nullable Instant since,
      @Nullable Expense before,
      @Nullable Expense known) {
    static Wish of(BudgetNotice notice) {
      return switch (notice) {
        case BudgetNotice.Ended(BudgetId id) ->
            new Wish(id, true, null, null, null, null, null, null, null);
        case BudgetNotice.Kept kept ->
            new Wish(
                kept.budget(),
                false,
                kept.name(),
                kept.period(),
                kept.limit(),
                kept.epoch(),
                kept.since(),
                kept.before(),
                kept.known());
      };
    }
  }

  @RegisterForReflection
  record Answer(boolean kept) {}

  @RegisterForReflection
  record Asked(List<BudgetId> budgets) {}

  @RegisterForReflection
  record Figures(List<Used> budgets) {}

  @RegisterForReflection
  record Used(BudgetId budget, BudgetFigures figures) {}
}
