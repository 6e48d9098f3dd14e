package io.emprops.core.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor gets the next part; absent at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @JsonProperty("next_cursor") @Nullable String nextCursor) {
  /** Where the request names no limit. */
  public static final int DEFAULT_LIMIT = 50;

  /** Larger limits are refused. */
  public static final int MOST = 200;

  public Page {
    items = List.copyOf(items);
  }
}
