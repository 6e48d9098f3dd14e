package io.emprops.it.architecture.breakers.openapi.application;

import jakarta.inject.Inject;

/** An application that knows a framework. */
public final class ApplicationWithInjection {
  @Inject
  ApplicationWithInjection() {}
}
