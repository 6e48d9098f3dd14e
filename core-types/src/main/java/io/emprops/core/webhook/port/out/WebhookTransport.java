package io.emprops.core.webhook.port.out;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Sends webhooks through the egress guard. Passes {@code WebhookTransportContract}. */
public interface WebhookTransport {

  /** Posts a body, and waits for the answer's status; what it says is not read further. */
  Sending post(String url, Map<String, String> headers, String body);

  /**
   * Why nothing will be sent to this URL, as far as can be seen now; empty, if it may be or if its
   * host is not known yet.
   */
  Optional<String> objection(String url);

  /** What came of it. */
  sealed interface Sending {

    /**
     * There was an answer.
     *
     * @param retryAfter how long the receiver asks to be left alone, if it does
     */
    record Answered(int status, Optional<Duration> retryAfter) implements Sending {

      /** One that asks for nothing. */
      public Answered(int status) {
        this(status, Optional.empty());
      }
    }

    /** There was none; in words that hold nothing of what was sent. */
    record Unanswered(String why) implements Sending {}
  }
}
