package io.emprops.core.webhook.port.out;

import java.util.Map;

/** Sends webhooks through the egress guard. Passes {@code WebhookTransportContract}. */
public interface WebhookTransport {

  /** Posts a body, and waits for the answer's status; what it says is not read further. */
  Sending post(String url, Map<String, String> headers, String body);

  /** What came of it. */
  sealed interface Sending {

    /** There was an answer. */
    record Answered(int status) implements Sending {}

    /** There was none; in words that hold nothing of what was sent. */
    record Unanswered(String why) implements Sending {}
  }
}
