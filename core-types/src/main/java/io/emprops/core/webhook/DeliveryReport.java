package io.emprops.core.webhook;

import java.util.List;

/**
 * A delivery with all that was tried.
 *
 * @param attempts the oldest first, also those before a replay
 */
public record DeliveryReport(Delivery delivery, List<DeliveryAttempt> attempts) {
  public DeliveryReport {
    attempts = List.copyOf(attempts);
  }
}
