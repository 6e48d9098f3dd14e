package io.emprops.it.architecture.breakers.openapi.adapter.in.rest;

import io.emprops.it.architecture.breakers.openapi.application.LonelyService;

/** An endpoint that knows who implements its use case. */
public record EndpointThatSeesThrough(LonelyService service) {}
