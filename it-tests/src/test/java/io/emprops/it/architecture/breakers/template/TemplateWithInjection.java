package io.emprops.it.architecture.breakers.template;

import jakarta.inject.Inject;

/** The template engine that knows a framework. */
public final class TemplateWithInjection {
  @Inject
  TemplateWithInjection() {}
}
