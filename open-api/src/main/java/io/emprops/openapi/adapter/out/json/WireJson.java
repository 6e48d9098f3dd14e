package io.emprops.openapi.adapter.out.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.budget.BudgetFigures;
import io.emprops.core.budget.BudgetId;
import io.emprops.core.budget.BudgetLimit;
import io.emprops.core.budget.BudgetPeriod;
import io.emprops.core.job.Attempt;
import io.emprops.core.job.BatchId;
import io.emprops.core.job.BrokerState;
import io.emprops.core.job.EventId;
import io.emprops.core.job.Expense;
import io.emprops.core.job.FailureClass;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobFailure;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.job.ShutGate;
import io.emprops.core.job.SpendingTerms;
import io.emprops.core.job.SubmitOutcome;
import io.emprops.core.job.TokenPrice;
import io.emprops.core.job.Usage;
import io.emprops.core.json.JsonValue;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Severity;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.CustomerAccess;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.Match;
import io.emprops.core.worker.QueuePosition;
import io.emprops.core.worker.WorkerOffers;
import io.emprops.core.worker.WorkerPresence;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Records from and to JSON text in plain ASCII, so that no store and no wire stumbles over a lone
 * surrogate. Members that a newer release has added are passed over.
 */
@RegisterForReflection(
    targets = {
      Asset.class,
      AssetId.class,
      Attempt.class,
      Attempt.Outcome.class,
      BatchId.class,
      BrokerState.class,
      BudgetFigures.class,
      BudgetId.class,
      BudgetLimit.class,
      BudgetPeriod.class,
      Capabilities.class,
      CustomerAccess.class,
      Diagnostic.class,
      ErrorCode.class,
      EventId.class,
      Expense.class,
      FailureClass.class,
      JobEvent.class,
      JobEvent.Body.class,
      JobEvent.Ended.class,
      JobEvent.Logged.class,
      JobEvent.OutputAdded.class,
      JobEvent.Previewed.class,
      JobEvent.Progressed.class,
      JobEvent.StateChanged.class,
      JobExplanation.class,
      JobExplanation.Code.class,
      JobExplanation.Finding.class,
      JobExplanation.WorkerVerdict.class,
      JobFailure.class,
      Gate.class,
      ShutGate.Cause.class,
      ShutGate.class,
      Match.Reason.class,
      JobSnapshot.class,
      JobStatus.class,
      LatePart.class,
      LateValue.class,
      Partition.class,
      QueuePosition.class,
      QueueStats.class,
      QueueStats.HeldBack.class,
      QueueStats.Rate.class,
      QueueStats.TypeLoad.class,
      QueuedJob.class,
      RenderContext.class,
      Severity.class,
      SpendingTerms.class,
      SubmitOutcome.class,
      TokenPrice.class,
      SubmitOutcome.Accepted.class,
      SubmitOutcome.AlreadyKnown.class,
      SubmitOutcome.Rejected.class,
      Usage.class,
      WorkerOffers.class,
      WorkerPresence.class
    })
public final class WireJson {
  /** Deeper than any document may be, since events wrap what is in them. */
  private static final int MAX_DEPTH = 1_000;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .configure(JsonWriteFeature.ESCAPE_NON_ASCII, true)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNumberLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private WireJson() {}

  /** The value's JSON text. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not to be written as JSON: " + value.getClass(), e);
    }
  }

  /**
   * The value that a text holds.
   *
   * @throws IllegalArgumentException if it holds none of this type
   */
  public static <T> T read(String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw unreadable(type.getSimpleName(), e);
    }
  }

  /** The same for types with parameters. */
  public static <T> T read(String text, TypeReference<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw unreadable(type.getType().getTypeName(), e);
    }
  }

  /** Any JSON value, digit by digit. */
  public static JsonValue value(String text) {
    return read(text, JsonValue.class);
  }

  private static IllegalArgumentException unreadable(String type, JsonProcessingException e) {
    // The parser's own message may show what it read, which belongs in no log.
    var place = e.getLocation();
    return new IllegalArgumentException(
        "not a %s, at character %d".formatted(type, place == null ? 0 : place.getCharOffset()));
  }
}
