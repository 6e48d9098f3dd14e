package io.emprops.template.ast;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names that loops and {@code $let} bind around a part of the template. Immutable. */
public final class Scope {
  private static final Scope EMPTY = new Scope(null, null);

  private final @Nullable Scope outer;
  private final Expression.@Nullable Local local;

  private Scope(@Nullable Scope outer, Expression.@Nullable Local local) {
    this.outer = outer;
    this.local = local;
  }

  /** Binds nothing. */
  public static Scope empty() {
    return EMPTY;
  }

  /** The same with one more name, which hides an outer one and a variable. */
  Scope with(Expression.Local local) {
    return new Scope(this, local);
  }

  /** What a name stands for, unless it is a variable's. */
  Optional<Expression.Local> find(String name) {
    for (Scope at = this; at.outer != null && at.local != null; at = at.outer) {
      if (at.local.name().equals(name)) {
        return Optional.of(at.local);
      }
    }
    return Optional.empty();
  }
}
