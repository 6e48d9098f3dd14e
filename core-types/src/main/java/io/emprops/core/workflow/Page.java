package io.emprops.core.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.Function;
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

  /**
   * The first of what was found, with a cursor only where there is more.
   *
   * @param found one more than the limit, if there are as many
   * @param cursor of the last item of the part
   */
  public static <T> Page<T> first(int limit, List<T> found, Function<T, String> cursor) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(items, cursor.apply(items.getLast()));
  }

  /** The same part of another list. */
  public <R> Page<R> map(Function<T, R> change) {
    return new Page<>(items.stream().map(change).toList(), nextCursor);
  }
}
