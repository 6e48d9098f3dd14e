package io.emprops.queue.config;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.SecretVault;
import io.emprops.egress.AllowedTarget;
import io.emprops.egress.EgressGuard;
import io.emprops.egress.EgressRules;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.HttpLimits;
import io.emprops.egress.NameResolver;
import io.emprops.queue.connector.ProviderConnector;
import io.emprops.queue.connector.claude.ClaudeProvider;
import io.emprops.queue.connector.http.ApiAccess;
import io.emprops.queue.connector.openai.OpenAiChatProvider;
import io.emprops.queue.connector.simulation.SimulationConnector;
import io.emprops.queue.connector.webhook.WebhookProvider;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The connectors of this release. */
@Singleton
public final class ConnectorBeans {
  private final HttpFailures failures = new HttpFailures(InstantSource.system());

  @Produces
  @Singleton
  HttpCaller httpCaller(Vertx vertx, ConnectorConfig config) {
    var egress = config.egress();
    return HttpCaller.of(
        vertx,
        new EgressGuard(rules(egress), NameResolver.system()),
        new HttpLimits(egress.connectTimeout(), egress.idleTimeout(), egress.maxResponseBytes()));
  }

  private static EgressRules rules(ConnectorConfig.Egress egress) {
    var own =
        egress.organisations().entrySet().stream()
            .collect(
                Collectors.toMap(
                    e -> new OrganisationId(e.getKey()), e -> targets(e.getValue().allow())));
    return new EgressRules(targets(egress.allow()), own, "emp.queue.egress.allow");
  }

  private static List<AllowedTarget> targets(Optional<List<String>> entries) {
    return entries.orElse(List.of()).stream().map(AllowedTarget::parse).toList();
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
