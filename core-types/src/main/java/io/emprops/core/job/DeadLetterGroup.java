package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of one error signature.
 *
 * @param failureClass wire name {@code class}
 * @param count how many there are
 * @param firstAt when the first of them ended
 * @param lastAt when the last of them ended
 * @param sampleJob the one that ended last
 * @param sampleMessage its error
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record DeadLetterGroup(
    ErrorSignature signature,
    JobType jobType,
    @JsonProperty("class") @Nullable FailureClass failureClass,
    @Nullable String reason,
    long count,
    Instant firstAt,
    Instant lastAt,
    JobId sampleJob,
    String sampleMessage) {}
