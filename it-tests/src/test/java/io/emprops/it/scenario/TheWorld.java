package io.emprops.it.scenario;

import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the one {@link World} of the test run to whoever asks for it, and ends it at the end. */
final class TheWorld implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(TheWorld.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(World.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // The root's store closes what it holds when all tests have ended.
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(World.class, _ -> Start.attempt(), Start.class)
        .world();
  }

  /** The one attempt to start it: where that failed, every test fails at once. */
  private record Start(Optional<World> begun, Optional<RuntimeException> failure)
      implements AutoCloseable {

    static Start attempt() {
      try {
        return new Start(Optional.of(World.start()), Optional.empty());
      } catch (RuntimeException e) {
        return new Start(Optional.empty(), Optional.of(e));
      }
    }

    World world() {
      return begun.orElseThrow(
          () -> new IllegalStateException("the stack did not start", failure.orElseThrow()));
    }

    @Override
    public void close() {
      begun.ifPresent(World::close);
    }
  }
}
