package io.emprops.core.worker;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a worker is, as an operator wants to know it. */
public enum WorkerState {
  /** It looks what it can offer, and takes nothing yet. */
  @JsonProperty("starting")
  STARTING("starting"),
  /** It takes jobs. */
  @JsonProperty("ready")
  READY("ready"),
  /** All its slots are taken. */
  @JsonProperty("busy")
  BUSY("busy"),
  /** It finishes what it has and takes no more. */
  @JsonProperty("draining")
  DRAINING("draining"),
  /** A part of it has never worked since it started; it offers what works. */
  @JsonProperty("setup-failed")
  SETUP_FAILED("setup-failed"),
  /** A part of it worked and does not work now; it offers what works. */
  @JsonProperty("unhealthy")
  UNHEALTHY("unhealthy");

  private final String wire;

  WorkerState(String wire) {
    this.wire = wire;
  }

  /** As it stands in messages. */
  public String wire() {
    return wire;
  }
}
