package io.emprops.it.architecture.breakers.openapi.adapter.out.store;

import io.emprops.it.architecture.breakers.core.port.in.AskUseCase;

/** A store that calls a use case. */
public record StoreThatCallsBack(AskUseCase useCase) {}
