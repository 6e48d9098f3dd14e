package io.emprops.core.template;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What stands in the payload where a variable has no value. */
public enum OnMissing {
  /** Nothing is rendered and the error names the variable. */
  @JsonProperty("error")
  ERROR,
  /** The member or element is left out; inside text, nothing. */
  @JsonProperty("omit")
  OMIT,
  /** The literal null. */
  @JsonProperty("null")
  NULL,
  /** An empty string. */
  @JsonProperty("empty")
  EMPTY
}
