package io.emprops.template;

import io.emprops.core.template.RenderOutcome;
import io.emprops.template.render.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rendering with the origin of what it made.
 *
 * @param origins by JSON Pointer into the payload, in the payload's order; empty where refused
 */
public record RenderTrace(RenderOutcome outcome, Map<String, Origin> origins) {
  public RenderTrace {
    origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
  }
}
