package io.emprops.egress;

import java.time.Duration;

/**
 * How long and how large a call may get.
 *
 * @param connect to a connection, TLS included
 * @param idle from the request to the answer's head, and between two pieces of its body
 * @param responseBytes of a body
 */
public record HttpLimits(Duration connect, Duration idle, int responseBytes) {}
