package io.emprops.openapi.application.webhook;

import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.port.out.WebhookDeliveries.Share;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What this node is sending just now. A receiver that lets everybody wait has its part of the
 * places, and no more.
 */
final class InFlight {
  private static final int PLACES = 64;
  private static final int OF_ONE = 8;

  private final Map<WebhookId, Integer> byWebhook = new ConcurrentHashMap<>();

  /** What may be taken on top; nothing, where {@code all} is 0. */
  Share free() {
    int busy = byWebhook.values().stream().mapToInt(Integer::intValue).sum();
    List<WebhookId> full =
        byWebhook.entrySet().stream()
            .filter(entry -> entry.getValue() >= OF_ONE)
            .map(Map.Entry::getKey)
            .toList();
    return new Share(Math.max(0, PLACES - busy), OF_ONE, full);
  }

  void begin(WebhookId webhook) {
    byWebhook.merge(webhook, 1, Integer::sum);
  }

  void end(WebhookId webhook) {
    byWebhook.computeIfPresent(webhook, (_, count) -> count == 1 ? null : count - 1);
  }
}
