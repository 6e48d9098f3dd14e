package io.emprops.openapi.config;

import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.core.webhook.port.in.DeliverWebhooksUseCase;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase;
import io.emprops.core.webhook.port.in.SteerWebhookUseCase;
import io.emprops.core.webhook.port.out.WebhookDeliveries;
import io.emprops.core.webhook.port.out.WebhookSigner;
import io.emprops.core.webhook.port.out.WebhookStore;
import io.emprops.core.webhook.port.out.WebhookTransport;
import io.emprops.egress.AllowedTarget;
import io.emprops.egress.EgressGuard;
import io.emprops.egress.EgressRules;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpLimits;
import io.emprops.egress.NameResolver;
import io.emprops.openapi.adapter.out.webhook.GuardedTransport;
import io.emprops.openapi.adapter.out.webhook.StandardSigner;
import io.emprops.openapi.application.webhook.SteerWebhookService;
import io.emprops.openapi.application.webhook.WebhookServices;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Wires webhooks out. */
final class WebhookBeans {
  private static final Logger LOG = Logger.getLogger(WebhookBeans.class);

  /** Another node may send it, too, when this one has had it for longer. */
  private static final Duration LONGEST_CALL = Duration.ofMinutes(1);

  private static final int LARGEST_ANSWER = 1 << 16;

  @Produces
  @Singleton
  WebhookServices webhooks(
      WebhookStore store, SecretStore secrets, SecretBeans.Ciphering cipher, InstantSource clock) {
    return new WebhookServices(store, secrets, cipher.cipher(), clock, new SecureRandom());
  }

  @Produces
  @Singleton
  KeepWebhookUseCase keepWebhooks(WebhookServices webhooks, WebhookTransport transport) {
    return webhooks.keep(transport);
  }

  @Produces
  @Singleton
  SteerWebhookUseCase steerWebhooks(
      WebhookStore store, WebhookDeliveries deliveries, InstantSource clock) {
    return new SteerWebhookService(store, deliveries, clock);
  }

  @Produces
  @Singleton
  WebhookSigner signer() {
    return new StandardSigner();
  }

  @Produces
  @Singleton
  WebhookTransport transport(Vertx vertx, WebhookConfig config, InstantSource clock) {
    List<AllowedTarget> allowed =
        config.allow().orElse(List.of()).stream().map(AllowedTarget::parse).toList();
    return new GuardedTransport(
        HttpCaller.of(
            vertx,
            new EgressGuard(EgressRules.of(allowed, "emp.webhooks.allow"), NameResolver.system()),
            new HttpLimits(
                config.connectTimeout(), config.answerTimeout(), LONGEST_CALL, LARGEST_ANSWER)),
        clock);
  }

  @Produces
  @Singleton
  Delivering delivering(
      WebhookServices webhooks,
      WebhookDeliveries deliveries,
      JobLedger ledger,
      WebhookSigner signer,
      WebhookTransport transport) {
    // A delivery whose sending breaks stays pending, and is sent again when its time comes.
    var threads =
        Thread.ofVirtual()
            .name("webhook-", 0)
            .uncaughtExceptionHandler((_, e) -> LOG.error("a webhook's sending broke", e))
            .factory();
    var senders = Executors.newThreadPerTaskExecutor(threads);
    return new Delivering(
        webhooks.deliver(deliveries, ledger, signer, transport, senders), senders);
  }

  /**
   * What sends webhooks.
   *
   * @param useCase absent where no master key is set
   * @param senders where each sending waits for its answer
   */
  record Delivering(Optional<DeliverWebhooksUseCase> useCase, ExecutorService senders) {}
}
