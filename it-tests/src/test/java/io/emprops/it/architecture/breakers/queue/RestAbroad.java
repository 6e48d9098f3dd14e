package io.emprops.it.architecture.breakers.queue;

import jakarta.ws.rs.Path;

/** A path outside the inbound adapters. */
@Path("/abroad")
public final class RestAbroad {}
