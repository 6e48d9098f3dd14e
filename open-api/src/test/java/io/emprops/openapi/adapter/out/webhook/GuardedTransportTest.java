package io.emprops.openapi.adapter.out.webhook;

import io.emprops.core.webhook.port.out.WebhookTransport;
import io.emprops.core.webhook.port.out.WebhookTransportContract;
import io.emprops.egress.AllowedTarget;
import io.emprops.egress.EgressGuard;
import io.emprops.egress.EgressRules;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpLimits;
import io.emprops.egress.NameResolver;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The guarded caller keeps the promises of the port. */
class GuardedTransportTest extends WebhookTransportContract {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Override
  protected WebhookTransport open() {
    return transport(List.of(AllowedTarget.parse("127.0.0.1:*")));
  }

  @Override
  protected WebhookTransport closed() {
    return transport(List.of());
  }

  private WebhookTransport transport(List<AllowedTarget> allowed) {
    return new GuardedTransport(
        HttpCaller.of(
            vertx,
            new EgressGuard(EgressRules.of(allowed, "a.setting"), NameResolver.system()),
            new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 1 << 16)),
        InstantSource.system());
  }
}
