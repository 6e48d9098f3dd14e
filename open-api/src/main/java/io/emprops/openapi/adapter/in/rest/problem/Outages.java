package io.emprops.openapi.adapter.in.rest.problem;

/** Tells whether a failure means that a service behind us is away. */
@FunctionalInterface
public interface Outages {

  /** Whether the same request may succeed once that service is back. */
  boolean isOutage(Throwable failure);
}
