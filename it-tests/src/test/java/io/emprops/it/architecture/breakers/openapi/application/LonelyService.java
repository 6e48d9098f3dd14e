package io.emprops.it.architecture.breakers.openapi.application;

/** A service of no use case. */
public final class LonelyService {}
