package io.emprops.openapi.config;

import io.emprops.core.budget.JobCover;
import io.emprops.core.budget.PriceList;
import io.emprops.core.budget.port.in.KeepBudgetUseCase;
import io.emprops.core.budget.port.out.BudgetStore;
import io.emprops.core.budget.port.out.QueueBudgets;
import io.emprops.core.job.Partitions;
import io.emprops.core.job.Ulid;
import io.emprops.core.job.port.out.JobQueue;
import io.emprops.openapi.application.budget.BudgetTeller;
import io.emprops.openapi.application.budget.KeepBudgetService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;

/** Wires budgets. */
final class BudgetBeans {

  @Produces
  @Singleton
  JobCover cover(PriceConfig config) {
    return new JobCover(
        new PriceList(
            config.prices().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, price -> PriceList.parse(price.getValue())))));
  }

  @Produces
  @Singleton
  BudgetTeller teller(
      BudgetStore store,
      QueueBudgets queue,
      JobQueue lives,
      Partitions partitions,
      InstantSource clock) {
    return new BudgetTeller(store, queue, lives, partitions, clock);
  }

  @Produces
  @Singleton
  KeepBudgetUseCase keep(BudgetStore store, BudgetTeller teller, InstantSource clock) {
    return new KeepBudgetService(store, teller, clock, new Ulid(clock, new SecureRandom()));
  }
}
