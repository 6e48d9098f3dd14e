package io.emprops.core.workflow;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of document a workflow holds. */
public enum ComponentType {
  DYNAMIC_JSON,
  COMFY_WORKFLOW,
  FETCH_API,
  DIRECT_JOB,
  BASIC;

  /** Reads a wire name, or the older {@code comfyui}. */
  public static Optional<ComponentType> named(String name) {
    String current = name.equals("comfyui") ? COMFY_WORKFLOW.wire() : name;
    return Arrays.stream(values()).filter(type -> type.wire().equals(current)).findFirst();
  }

  /** Whether this release makes jobs of it. */
  public boolean isServed() {
    return this == DYNAMIC_JSON || this == COMFY_WORKFLOW;
  }

  /** The wire name. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
