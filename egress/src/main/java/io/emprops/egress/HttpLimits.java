package io.emprops.egress;

import java.time.Duration;

/**
 * How long and how large a call may get.
 *
 * @param connect to a connection, TLS included
 * @param idle from the request to the answer's head, and between two pieces of its body
 * @param total from the request to the end of the answer
 * @param responseBytes of a body
 */
public record HttpLimits(Duration connect, Duration idle, Duration total, int responseBytes) {
  private static final Duration WHOLE_DAY = Duration.ofDays(1);

  /** For answers that may take as long as something comes. */
  public HttpLimits(Duration connect, Duration idle, int responseBytes) {
    this(connect, idle, WHOLE_DAY, responseBytes);
  }

  HttpLimits within(Duration longest) {
    return new HttpLimits(connect, idle, longest, responseBytes);
  }
}
