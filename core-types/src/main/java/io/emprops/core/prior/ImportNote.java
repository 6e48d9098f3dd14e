package io.emprops.core.prior;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is different for a prior job here, although it is taken. */
public enum ImportNote {
  /** Its context stands among the inputs, where people see it; nothing acts on it. */
  CONTEXT_KEPT,
  /** The same, as text, since it is not JSON. */
  CONTEXT_NOT_JSON,
  /** Its workflow and step stand among the inputs; nothing acts on them. */
  STEP_KEPT,
  /** Its priority was outside of 0 to 100 and is the nearer of them. */
  PRIORITY_CLAMPED,
  /** It has so many attempts less as it had retries. */
  ATTEMPTS_USED,
  /** It bears no time, so it arrives with the import. */
  ARRIVAL_ABSENT,
  /** Its time has not come yet, so it arrives with the import. */
  ARRIVAL_IN_FUTURE,
  /** Parts of the requirements that the prior system read over are not here. */
  REQUIREMENTS_DROPPED;

  /** The code as it stands in reports, stable over releases. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
