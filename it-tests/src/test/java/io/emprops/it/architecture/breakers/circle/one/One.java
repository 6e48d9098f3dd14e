package io.emprops.it.architecture.breakers.circle.one;

import io.emprops.it.architecture.breakers.circle.two.Two;

/** Half of a cycle. */
public record One(Two two) {}
