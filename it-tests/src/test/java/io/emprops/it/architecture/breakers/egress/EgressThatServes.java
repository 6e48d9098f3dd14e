package io.emprops.it.architecture.breakers.egress;

import jakarta.ws.rs.Path;

/** Egress that answers requests, as a service does. */
@Path("/calls")
public final class EgressThatServes {}
