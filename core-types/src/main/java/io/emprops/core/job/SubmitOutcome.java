package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What became of one job that was handed to the broker. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SubmitOutcome.Accepted.class, name = "accepted"),
  @JsonSubTypes.Type(value = SubmitOutcome.AlreadyKnown.class, name = "already-known"),
  @JsonSubTypes.Type(value = SubmitOutcome.Rejected.class, name = "rejected")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface SubmitOutcome {

  /** The job that was handed over. */
  JobId job();

  /** The broker holds it now. */
  record Accepted(JobId job) implements SubmitOutcome {}

  /** The broker held it before, perhaps ended; nothing changed. */
  record AlreadyKnown(JobId job) implements SubmitOutcome {}

  /** It can never run as it is; nothing was stored. */
  record Rejected(JobId job, String reason, String message) implements SubmitOutcome {}
}
