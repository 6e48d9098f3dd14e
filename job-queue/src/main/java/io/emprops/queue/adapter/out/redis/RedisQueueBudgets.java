package io.emprops.queue.adapter.out.redis;

import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetNotice;
import io.emprops.core.budget.port.out.QueueBudgets;
import io.emprops.core.job.Expense;
import io.emprops.core.job.Partition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Budgets in Redis. */
public final class RedisQueueBudgets implements QueueBudgets {
  private static final int MOST_PER_CALL = 100;
  private static final int TEXTS_OF_EACH = 6;

  private final RedisFunctions functions;

  /** Serves every partition that lies in this Redis. */
  public RedisQueueBudgets(RedisFunctions functions) {
    this.functions = functions;
  }

  @Override
  public Heard tell(Partition partition, BudgetNotice notice) {
    String answer = call(partition, "job_budget_v1", arguments(notice)).text();
    return switch (answer) {
      case "kept" -> Heard.KEPT;
      case "outdated" -> Heard.OUTDATED;
      default -> throw new IllegalStateException("no such answer: " + answer);
    };
  }

  private static List<?> arguments(BudgetNotice notice) {
    String key = notice.budget().flowKey();
    return switch (notice) {
      case BudgetNotice.Ended _ -> List.of(key, "none", "", "", "", 0, 0, 0, 0, 0, 0);
      case BudgetNotice.Kept kept -> {
        BudgetLimit limit = kept.limit();
        yield List.of(
            key,
            kept.period().wire(),
            kept.name(),
            orEmpty(limit.microDollars()),
            orEmpty(limit.tokens()),
            kept.epoch(),
            kept.since().toEpochMilli(),
            kept.before().microDollars(),
            kept.before().tokens(),
            kept.known().microDollars(),
            kept.known().tokens());
      }
    };
  }

  private static Object orEmpty(@Nullable Long value) {
    return value == null ? "" : value;
  }

  @Override
  public Map<BudgetId, BudgetFigures> figures(Partition partition, List<BudgetId> budgets) {
    Map<BudgetId, BudgetFigures> figures = new LinkedHashMap<>();
    for (int from = 0; from < budgets.size(); from += MOST_PER_CALL) {
      List<BudgetId> some = budgets.subList(from, Math.min(from + MOST_PER_CALL, budgets.size()));
      Reply reply =
          call(partition, "job_budgets_v1", some.stream().map(BudgetId::flowKey).toList());
      for (int i = 0; i < reply.size(); i += TEXTS_OF_EACH) {
        BudgetId id = BudgetId.ofFlowKey(reply.text(i)).orElseThrow();
        figures.put(
            id,
            new BudgetFigures(
                new Expense(reply.number(i + 1), reply.number(i + 2)),
                new Expense(reply.number(i + 3), reply.number(i + 4)),
                reply.number(i + 5)));
      }
    }
    return figures;
  }

  private Reply call(Partition partition, String function, List<?> args) {
    return functions.call(function, List.of(new JobKeys(partition).meta()), args);
  }
}
