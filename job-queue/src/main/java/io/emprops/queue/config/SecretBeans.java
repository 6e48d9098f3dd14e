package io.emprops.queue.config;

import io.emprops.core.secret.port.out.SecretSealing;
import io.emprops.queue.adapter.out.crypto.TinkSecretOpener;
import io.emprops.queue.adapter.out.environment.EnvironmentSecretVault;
import io.emprops.queue.adapter.out.openapi.HttpSecretSealing;
import io.emprops.queue.adapter.out.openapi.QueueTokens;
import io.emprops.queue.worker.SealedSecretVault;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** Wires the way of secrets: from open-api, through the gateway, to the embedded worker. */
final class SecretBeans {

  @Produces
  @Singleton
  Sealing sealing(OpenApiConfig config) {
    return new Sealing(config.url().map(url -> connected(url, config)));
  }

  void close(@Disposes Sealing sealing) {
    sealing.connection().ifPresent(HttpSecretSealing::close);
  }

  /** Signs a token at once, so that a missing key is told at the start. */
  private static HttpSecretSealing connected(URI url, OpenApiConfig config) {
    var tokens = new QueueTokens(InstantSource.system());
    if (tokens.token().isEmpty()) {
      throw new IllegalStateException("smallrye.jwt.sign.key.location signs nothing");
    }
    return new HttpSecretSealing(url, tokens::token, config.patience());
  }

  @Produces
  @Singleton
  SealedSecretVault vault() {
    return new SealedSecretVault(
        TinkSecretOpener.make(), new EnvironmentSecretVault(System.getenv()));
  }

  /**
   * Where secrets are sealed.
   *
   * @param connection absent where open-api is not named: then no job comes with secrets
   */
  record Sealing(Optional<HttpSecretSealing> connection) {

    /** The port. */
    Optional<SecretSealing> port() {
      return connection.map(it -> it);
    }
  }
}
