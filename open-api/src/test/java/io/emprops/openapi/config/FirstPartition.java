package io.emprops.openapi.config;

import io.emprops.core.job.Partitions;
import io.emprops.openapi.application.job.LedgerProjection;
import io.emprops.openapi.application.job.OutboxRelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the loops of the first partition do, for tests that do it step by step. */
@Singleton
final class FirstPartition {

  @Produces
  @Singleton
  OutboxRelay relay(JobLoopBeans.LoopParts parts) {
    return new OutboxRelay(
        parts.outbox(), parts.queue(), Partitions.DEFAULT, parts.clock(), parts.news());
  }

  @Produces
  @Singleton
  LedgerProjection projection(
      JobLoopBeans.LoopParts parts, RelayWakeups wakeups, ApiConfig config) {
    return new LedgerProjection(
        parts.log(),
        parts.projection(),
        Partitions.DEFAULT,
        config.jobs().patience(),
        parts.news(),
        wakeups.of(Partitions.DEFAULT));
  }
}
