package io.emprops.template.proof;

import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.SourceValue;
import io.emprops.template.parse.Span;
import org.jspecify.annotations.Nullable;

/** A place in a document; its pointer is made only where it is told. */
final class Spot {
  private final Pointer base;
  private final @Nullable Spot parent;
  private final String step;
  private final SourceValue value;

  private Spot(Pointer base, @Nullable Spot parent, String step, SourceValue value) {
    this.base = base;
    this.parent = parent;
    this.step = step;
    this.value = value;
  }

  /** The place that a pointer leads to. */
  static Spot of(Pointer pointer, SourceValue value) {
    return new Spot(pointer, null, "", value);
  }

  /** A member of the object here. */
  Spot child(String name, SourceValue member) {
    return new Spot(base, this, name, member);
  }

  /** An element of the array here. */
  Spot child(int index, SourceValue element) {
    return child(Pointer.step(index), element);
  }

  /** What stands here. */
  SourceValue value() {
    return value;
  }

  Pointer pointer() {
    return parent == null ? base : parent.pointer().child(step);
  }

  Span span() {
    return value.span();
  }
}
