package io.emprops.core.job;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Which life of the broker's state answers. When either member changes, jobs may have been lost and
 * the ledger submits again what the broker does not know.
 *
 * @param epoch made when the state is created, larger each time
 * @param runId of the Redis process
 */
@JsonNaming(SnakeCaseStrategy.class)
public record BrokerState(long epoch, String runId) {}
