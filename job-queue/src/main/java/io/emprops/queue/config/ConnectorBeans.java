package io.emprops.queue.config;

import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.SecretVault;
import io.emprops.queue.adapter.out.environment.EnvironmentSecretVault;
import io.emprops.queue.connector.ProviderConnector;
import io.emprops.queue.connector.claude.ClaudeProvider;
import io.emprops.queue.connector.http.AllowedTarget;
import io.emprops.queue.connector.http.ApiAccess;
import io.emprops.queue.connector.http.EgressGuard;
import io.emprops.queue.connector.http.HttpCaller;
import io.emprops.queue.connector.http.HttpFailures;
import io.emprops.queue.connector.http.HttpLimits;
import io.emprops.queue.connector.http.NameResolver;
import io.emprops.queue.connector.openai.OpenAiChatProvider;
import io.emprops.queue.connector.simulation.SimulationConnector;
import io.emprops.queue.connector.webhook.WebhookProvider;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** The connectors of this release. */
@Singleton
public final class ConnectorBeans {
  private final HttpFailures failures = new HttpFailures(InstantSource.system());

  @Produces
  @Singleton
  SecretVault secretVault() {
    return new EnvironmentSecretVault(System.getenv());
  }

  @Produces
  @Singleton
  HttpCaller httpCaller(Vertx vertx, ConnectorConfig config) {
    var egress = config.egress();
    var allowed = egress.allow().orElse(List.of()).stream().map(AllowedTarget::parse).toList();
    return HttpCaller.of(
        vertx,
        new EgressGuard(allowed, NameResolver.system()),
        new HttpLimits(egress.connectTimeout(), egress.idleTimeout(), egress.maxResponseBytes()));
  }

  @Produces
  @Singleton
  Connector simulation() {
    return new SimulationConnector();
  }

  @Produces
  @Singleton
  Connector webhook(HttpCaller caller, SecretVault vault) {
    return new ProviderConnector(new WebhookProvider(caller, failures), vault);
  }

  @Produces
  @Singleton
  Connector openAiChat(HttpCaller caller, SecretVault vault, ConnectorConfig config) {
    var access =
        new ApiAccess(
            config.openai().baseUrl(), config.openai().apiKey().orElse(""), "OPENAI_API_KEY");
    return new ProviderConnector(new OpenAiChatProvider(access, caller, failures), vault);
  }

  @Produces
  @Singleton
  Connector claude(HttpCaller caller, SecretVault vault, ConnectorConfig config) {
    var access =
        new ApiAccess(
            config.claude().baseUrl(), config.claude().apiKey().orElse(""), "ANTHROPIC_API_KEY");
    return new ProviderConnector(new ClaudeProvider(access, caller, failures), vault);
  }
}
