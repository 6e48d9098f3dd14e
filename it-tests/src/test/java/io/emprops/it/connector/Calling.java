package io.emprops.it.connector;

import io.emprops.egress.AllowedTarget;
import io.emprops.egress.EgressGuard;
import io.emprops.egress.EgressRules;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.HttpLimits;
import io.emprops.egress.NameResolver;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What connectors call with: as in the service, with limits of a test. */
final class Calling implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final HttpCaller caller;

  /** Gives up a provider that says nothing for so long. */
  Calling(Duration idle) {
    var guard =
        new EgressGuard(
            EgressRules.of(List.of(AllowedTarget.parse("127.0.0.1:*")), "emp.egress.allow"),
            NameResolver.system());
    caller = HttpCaller.of(vertx, guard, new HttpLimits(Duration.ofSeconds(20), idle, 1 << 20));
  }

  HttpCaller caller() {
    return caller;
  }

  HttpFailures failures() {
    return new HttpFailures(InstantSource.system());
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
