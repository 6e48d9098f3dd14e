package io.emprops.it.architecture.breakers.circle.two;

import io.emprops.it.architecture.breakers.circle.one.One;

/** The other half of a cycle. */
public record Two(Class<One> one) {}
