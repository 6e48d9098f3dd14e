package io.emprops.it.architecture.breakers.queue;

import io.emprops.it.architecture.breakers.openapi.LostService;

/** A class of one service in the other. */
public record QueueThatSeesOpenApi(LostService service) {}
