package io.emprops.it.architecture.breakers.core.port.in;

/** A use case that is no interface. */
public record ConcreteUseCase() {}
