package io.emprops.queue.config;

import io.emprops.assets.config.AssetConfig;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobType;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.SecretVault;
import io.emprops.egress.AllowedTarget;
import io.emprops.egress.EgressGuard;
import io.emprops.egress.EgressRules;
import io.emprops.egress.HttpCaller;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.HttpLimits;
import io.emprops.egress.NameResolver;
import io.emprops.egress.SocketCaller;
import io.emprops.queue.connector.NotSetUpConnector;
import io.emprops.queue.connector.ProviderConnector;
import io.emprops.queue.connector.claude.ClaudeProvider;
import io.emprops.queue.connector.comfyui.ComfyAccess;
import io.emprops.queue.connector.comfyui.ComfyUiProvider;
import io.emprops.queue.connector.gemini.GeminiProvider;
import io.emprops.queue.connector.http.ApiAccess;
import io.emprops.queue.connector.ollama.OllamaProvider;
import io.emprops.queue.connector.openai.OpenAiChatProvider;
import io.emprops.queue.connector.openai.OpenAiEmbeddingsProvider;
import io.emprops.queue.connector.openai.OpenAiImageProvider;
import io.emprops.queue.connector.openai.OpenAiResponsesProvider;
import io.emprops.queue.connector.polling.AsyncApiProvider;
import io.emprops.queue.connector.polling.CallbackDesk;
import io.emprops.queue.connector.simulation.SimulationConnector;
import io.emprops.queue.connector.webhook.WebhookProvider;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
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
  SocketCaller socketCaller(Vertx vertx, HttpCaller caller, ConnectorConfig config) {
    var egress = config.egress();
    return SocketCaller.of(
        vertx,
        caller.guard(),
        new HttpLimits(egress.connectTimeout(), egress.idleTimeout(), egress.maxResponseBytes()));
  }

  @Produces
  @Singleton
  Connector comfyUi(
      HttpCaller caller,
      SocketCaller sockets,
      SecretVault vault,
      ConnectorConfig config,
      AssetConfig assets) {
    var settings = config.comfyui();
    int largestFile = (int) Math.min(assets.maxBytes(), Integer.MAX_VALUE);
    return settings
        .baseUrl()
        .<Connector>map(
            url ->
                new ProviderConnector(
                    new ComfyUiProvider(
                        new ComfyAccess(url, settings.token().orElse(""), settings.modelFolders()),
                        caller.withLargest(largestFile),
                        sockets,
                        failures),
                    vault))
        .orElseGet(
            () -> new NotSetUpConnector(new JobType("comfyui"), "emp.queue.comfyui.base-url"));
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
  CallbackDesk callbackDesk(ConnectorConfig config) {
    return new CallbackDesk(config.callbacks().url(), new SecureRandom());
  }

  @Produces
  @Singleton
  Connector asyncApi(HttpCaller caller, SecretVault vault, CallbackDesk desk) {
    return new ProviderConnector(new AsyncApiProvider(caller, failures, desk), vault);
  }

  @Produces
  @Singleton
  Connector gemini(HttpCaller caller, SecretVault vault, ConnectorConfig config) {
    var access =
        new ApiAccess(
            config.gemini().baseUrl(), config.gemini().apiKey().orElse(""), "GEMINI_API_KEY");
    return new ProviderConnector(new GeminiProvider(access, caller, failures), vault);
  }

  @Produces
  @Singleton
  Connector ollama(HttpCaller caller, SecretVault vault, ConnectorConfig config) {
    var settings = config.ollama();
    return settings
        .baseUrl()
        .map(url -> new ApiAccess(url, settings.apiKey().orElse(""), "OLLAMA_API_KEY"))
        .<Connector>map(
            access -> new ProviderConnector(new OllamaProvider(access, caller, failures), vault))
        .orElseGet(() -> new NotSetUpConnector(new JobType("ollama"), "emp.queue.ollama.base-url"));
  }

  @Produces
  @Singleton
  Connector openAiChat(HttpCaller caller, SecretVault vault, ConnectorConfig config) {
    return new ProviderConnector(new OpenAiChatProvider(openAi(config), caller, failures), vault);
  }

  @Produces
  @Singleton
  Connector openAiResponses(HttpCaller caller, SecretVault vault, ConnectorConfig config) {
    return new ProviderConnector(
        new OpenAiResponsesProvider(openAi(config), caller, failures), vault);
  }

  @Produces
  @Singleton
  Connector openAiEmbeddings(HttpCaller caller, SecretVault vault, ConnectorConfig config) {
    return new ProviderConnector(
        new OpenAiEmbeddingsProvider(openAi(config), caller, failures), vault);
  }

  @Produces
  @Singleton
  Connector openAiImage(HttpCaller caller, SecretVault vault, ConnectorConfig config) {
    return new ProviderConnector(new OpenAiImageProvider(openAi(config), caller, failures), vault);
  }

  private static ApiAccess openAi(ConnectorConfig config) {
    return new ApiAccess(
        config.openai().baseUrl(), config.openai().apiKey().orElse(""), "OPENAI_API_KEY");
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
