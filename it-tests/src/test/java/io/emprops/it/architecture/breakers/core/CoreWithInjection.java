package io.emprops.it.architecture.breakers.core;

import jakarta.inject.Inject;

/** The core that knows a framework. */
public final class CoreWithInjection {
  @Inject
  CoreWithInjection() {}
}
