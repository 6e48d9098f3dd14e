package io.emprops.core.problem;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a diagnostic stops anything. */
public enum Severity {
  /** It must be mended first. */
  @JsonProperty("error")
  ERROR,
  /** It works, but perhaps not as meant. */
  @JsonProperty("warning")
  WARNING
}
