package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.asset.Asset;
import io.emprops.core.job.JobEvent.Progressed;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the events that a follower can no longer get.
 *
 * @param upTo the last event that it stands for
 * @param text the partial text so far, at most 256 KiB
 * @param preview the newest one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record JobSnapshot(
    JobId jobId,
    EventId upTo,
    JobStatus status,
    @Nullable String reason,
    @Nullable Progressed progress,
    @Nullable String text,
    @Nullable Asset preview) {}
