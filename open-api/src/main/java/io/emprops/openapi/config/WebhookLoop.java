package io.emprops.openapi.config;

import io.emprops.core.webhook.port.in.DeliverWebhooksUseCase;
import io.emprops.core.webhook.port.out.WebhookDeliveries;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends what is due again and again, and forgets what is long settled. */
@ApplicationScoped
class WebhookLoop {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);

  private final WebhookDeliveries deliveries;
  private final WebhookConfig config;
  private final InstantSource clock;
  private final Optional<Loop> loop;
  private final ExecutorService senders;
  private Instant cleaned = Instant.EPOCH;

  WebhookLoop(
      WebhookBeans.Delivering delivering,
      WebhookDeliveries deliveries,
      WebhookConfig config,
      ApiConfig api,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.config = config;
    this.clock = clock;
    this.senders = delivering.senders();
    this.loop =
        delivering
            .useCase()
            .filter(_ -> api.jobs().background())
            .map(it -> new Loop("webhook-sender", () -> turn(it)));
  }

  void onStart(@Observes StartupEvent event) {
    loop.ifPresent(Loop::start);
  }

  void onStop(@Observes ShutdownEvent event) {
    loop.ifPresent(Loop::stop);
    loop.ifPresent(it -> it.join(GRACE));
    finish();
  }

  /** What is on its way may end; the rest is sent by another node, or after the next start. */
  private void finish() {
    senders.shutdown();
    try {
      if (!senders.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        senders.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void turn(DeliverWebhooksUseCase sender) throws InterruptedException {
    Instant now = clock.instant();
    if (cleaned.plus(BETWEEN_CLEANINGS).isBefore(now)) {
      deliveries.forget(now.minus(config.keep()));
      cleaned = now;
    }
    if (sender.step() == 0) {
      Thread.sleep(config.every());
    }
  }
}
