package io.emprops.it.provider;

import static io.emprops.core.job.AJob.aJob;

import io.emprops.core.job.AJob;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.egress.AllowedTarget;
import io.emprops.egress.EgressGuard;
import io.emprops.egress.EgressRules;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.HttpLimits;
import io.emprops.egress.NameResolver;
import io.emprops.egress.SocketCaller;
import io.emprops.queue.connector.ProviderConnector;
import io.emprops.queue.connector.comfyui.ComfyAccess;
import io.emprops.queue.connector.comfyui.ComfyUiProvider;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ComfyUI stand-in on a port of its own, and connectors to it. */
final class ComfyUiGrounds implements AutoCloseable {
  private final ComfyUiApi api = new ComfyUiApi();
  private final Vertx vertx = Vertx.vertx();
  private final FakeProviders server = FakeProviders.start(0, List.of(api));

  ComfyUiQueue queue() {
    return api.queue();
  }

  FakeProviders server() {
    return server;
  }

  Connector connector() {
    return connectorAllowedTo(server.target());
  }

  /** A connector to the stand-in that the guard lets through to this target alone. */
  Connector connectorAllowedTo(String target) {
    var rules =
        new EgressRules(List.of(AllowedTarget.parse(target)), Map.of(), "emp.queue.egress.allow");
    var guard = new EgressGuard(rules, NameResolver.system());
    var limits = new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 16 * 1024 * 1024);
    return new ProviderConnector(
        new ComfyUiProvider(
            new ComfyAccess(server.url("comfyui"), "", List.of("checkpoints", "upscalers")),
            HttpCaller.of(vertx, guard, limits),
            SocketCaller.of(vertx, guard, limits),
            new HttpFailures(InstantSource.system())),
        (_, _, _) -> Optional.empty());
  }

  static AJob graph(String nodes) {
    return job("{\"prompt\":%s}".formatted(nodes));
  }

  static AJob job(String payload) {
    return aJob().jobType("comfyui").payload(payload);
  }

  /** A graph with a node that ends only when it is interrupted. */
  static AJob endless() {
    return graph(
        """
        {"1": {"class_type": "TestEndless", "inputs": {}}, "9": {"class_type": "SaveImage", "inputs": {}}}
        """);
  }

  @Override
  public void close() {
    server.close();
    vertx.close();
  }
}
