package io.emprops.openapi.adapter.in.rest.workflow;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions as HTTP's entity tags: version 3 is {@code "3"}. */
final class EntityTags {
  private static final Pattern TAG = Pattern.compile("\"([1-9][0-9]{0,8})\"");
  private static final int NEVER = -1;

  private EntityTags() {}

  static String of(int version) {
    return "\"" + version + "\"";
  }

  /**
   * The version that {@code If-Match} asks for: of several the current one where it is among them;
   * of none that can be read, one that never is.
   */
  static OptionalInt expected(@Nullable String ifMatch, Optional<Integer> current) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return OptionalInt.empty();
    }
    var versions =
        TAG.matcher(ifMatch).results().map(tag -> Integer.parseInt(tag.group(1))).toList();
    if (versions.isEmpty() || ifMatch.contains("W/")) {
      return OptionalInt.of(NEVER);
    }
    return OptionalInt.of(current.filter(versions::contains).orElse(versions.getFirst()));
  }
}
