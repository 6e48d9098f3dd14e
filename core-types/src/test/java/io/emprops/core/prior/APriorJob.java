package io.emprops.core.prior;

import java.util.HashMap;
import java.util.Map;

/** A prior job with what its API writes into the hash of a simulated one. */
public final class APriorJob {
  /** Of every job that names no other. */
  public static final String CREATED = "2026-11-20T10:00:00.000Z";

  private final Map<String, String> fields =
      new HashMap<>(
          Map.of(
              "service_required", "simulation",
              "priority", "50",
              "requirements", "",
              "payload", "{\"duration_ms\":1}",
              "status", "pending",
              "created_at", CREATED,
              "retry_count", "0",
              "max_retries", "3"));
  private String id = "job-1";

  private APriorJob() {}

  /** Waits, and asks nothing. */
  public static APriorJob aPriorJob() {
    return new APriorJob();
  }

  /** Another one. */
  public APriorJob id(String id) {
    this.id = id;
    return this;
  }

  /** With this field. */
  public APriorJob with(String field, String text) {
    fields.put(field, text);
    return this;
  }

  /** Without this field. */
  public APriorJob without(String field) {
    fields.remove(field);
    return this;
  }

  /** As the queue holds it. */
  public PriorJob build() {
    return new PriorJob(id, fields);
  }

  /** Named by the queue, and no more than that. */
  public PriorJob dangling() {
    return new PriorJob(id, Map.of());
  }
}
