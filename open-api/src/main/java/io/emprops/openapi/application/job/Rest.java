package io.emprops.openapi.application.job;

import java.time.Duration;

/** Why a follower goes no further now. */
sealed interface Rest {

  /** Nothing is there to be done until it is woken, or at the latest after this time. */
  record Until(Duration atMost) implements Rest {}

  /** What comes next may take a while, and this thread has others to serve. */
  record Elsewhere() implements Rest {}

  /** The end has been told, or nobody listens any more. */
  record Forever() implements Rest {}
}
