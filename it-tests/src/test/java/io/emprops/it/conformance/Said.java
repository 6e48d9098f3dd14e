package io.emprops.it.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A message that went by.
 *
 * @param number in the order of all messages, from 0
 * @param byWorker else by the gateway
 */
record Said(int number, boolean byWorker, ObjectNode message) {

  String type() {
    return message.path("type").asText();
  }

  boolean is(String type) {
    return type().equals(type);
  }

  /** Which job it is about; empty, if none. */
  String job() {
    return message
        .path(is("assign") ? "job" : "")
        .path("id")
        .asText(message.path("job_id").asText());
  }

  String token() {
    return message.path("lease_token").asText();
  }

  /** Whether a list of this name, of ids or of jobs held, names the job. */
  boolean lists(String member, String job) {
    return message
        .path(member)
        .valueStream()
        .anyMatch(each -> each.asText().equals(job) || each.path("job_id").asText().equals(job));
  }
}
