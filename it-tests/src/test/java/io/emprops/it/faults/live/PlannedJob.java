package io.emprops.it.faults.live;

import java.time.Duration;
import java.util.Optional;

/**
 * A job that somebody will ask for.
 *
 * @param number tells it from the history's others, and stands in its result
 * @param at when it is asked for
 * @param customer whose it is, from 0
 * @param work how long an attempt takes
 * @param priority 0 to 100
 * @param notBefore how long after its arrival it may start
 * @param deadline how long after its arrival it ends, come what may
 * @param cancel how long after its arrival somebody wants it cancelled
 * @param repeated whether the same is asked for twice under one key
 * @param following how somebody follows it
 */
record PlannedJob(
    int number,
    Duration at,
    int customer,
    Duration work,
    Ending ending,
    int priority,
    Optional<Duration> notBefore,
    Optional<Duration> deadline,
    Optional<Duration> cancel,
    boolean repeated,
    Following following) {

  /** What its provider does. */
  enum Ending {
    WELL,
    /** The first attempt fails, in a way that may pass. */
    FAILS_FIRST,
    /** Every attempt fails, in a way that may pass. */
    FAILS_ALWAYS,
    /** Fails in a way that does not pass. */
    INVALID
  }

  /** How it is followed. */
  enum Following {
    NOT,
    EVENT_STREAM,
    WEB_SOCKET
  }
}
