package io.emprops.it.architecture.breakers.openapi;

/** A name that says nothing. */
public record JobHelper() {}
