package io.emprops.template.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Pointer (RFC 6901) as a chain of steps. Its text is put together only where it is told,
 * because most places of a document are never told.
 */
public final class Pointer {
  private static final String[] SMALL =
      IntStream.range(0, 100).mapToObj(Integer::toString).toArray(String[]::new);
  private static final Pointer ROOT = new Pointer(null, "", 0);

  private final @Nullable Pointer parent;
  private final String step;
  private final long length;

  private Pointer(@Nullable Pointer parent, String step, long length) {
    this.parent = parent;
    this.step = step;
    this.length = length;
  }

  /** The whole value. */
  public static Pointer root() {
    return ROOT;
  }

  /** A member of the object here. */
  public Pointer child(String name) {
    return new Pointer(this, name, length + 1 + name.length());
  }

  /** An element of the array here. */
  public Pointer child(int index) {
    return child(step(index));
  }

  /** The step to an element. */
  public static String step(int index) {
    return index < SMALL.length ? SMALL[index] : Integer.toString(index);
  }

  /** The last step, unescaped; empty for the root. */
  public String step() {
    return step;
  }

  /** The length of the text in UTF-16 units, before escaping. */
  public long length() {
    return length;
  }

  /** The steps from the root on, unescaped. */
  public List<String> steps() {
    Deque<String> steps = new ArrayDeque<>();
    for (Pointer at = this; at.parent != null; at = at.parent) {
      steps.push(at.step);
    }
    return List.copyOf(steps);
  }

  /** The pointer's text, {@code ""} for the root. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    steps().forEach(s -> text.append('/').append(s.replace("~", "~0").replace("/", "~1")));
    return text.toString();
  }
}
