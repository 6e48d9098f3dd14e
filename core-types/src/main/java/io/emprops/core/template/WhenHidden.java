package io.emprops.core.template;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a field's value while its condition hides it. */
public enum WhenHidden {
  /** It counts as absent, neither required nor defaulted. */
  @JsonProperty("drop")
  DROP,
  /** It is used as if it were visible. */
  @JsonProperty("keep")
  KEEP
}
