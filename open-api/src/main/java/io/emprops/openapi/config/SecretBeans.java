package io.emprops.openapi.config;

import io.emprops.core.job.port.out.JobLedger;
import io.emprops.core.secret.port.out.SecretCipher;
import io.emprops.core.secret.port.out.SecretStore;
import io.emprops.openapi.adapter.in.rest.internal.ServiceGate;
import io.emprops.openapi.adapter.out.crypto.MasterKey;
import io.emprops.openapi.adapter.out.crypto.TinkSecretCipher;
import io.emprops.openapi.adapter.out.crypto.TinkSecretSealer;
import io.emprops.openapi.application.secret.KeepSecretService;
import io.emprops.openapi.application.secret.SealSecretsService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Wires what keeps secrets and seals them. */
final class SecretBeans {

  @Produces
  @Singleton
  Ciphering ciphering(SecretsConfig config) {
    List<MasterKey> previous =
        Stream.concat(
                config.previousKeyFiles().orElse(List.of()).stream().map(SecretBeans::read),
                config.previousKeys().orElse(List.of()).stream())
            .map(MasterKey::parse)
            .toList();
    return new Ciphering(
        config
            .masterKeyFile()
            .map(SecretBeans::read)
            .or(config::masterKey)
            .map(MasterKey::parse)
            .map(key -> new TinkSecretCipher(key, previous)));
  }

  @Produces
  @Singleton
  KeepSecretService keepSecrets(SecretStore store, Ciphering ciphering, InstantSource clock) {
    return new KeepSecretService(store, ciphering.cipher(), clock);
  }

  @Produces
  @Singleton
  SealSecretsService sealSecrets(
      JobLedger ledger, SecretStore store, Ciphering ciphering, InstantSource clock) {
    return new SealSecretsService(ledger, store, ciphering.cipher(), new TinkSecretSealer(), clock);
  }

  @Produces
  @Singleton
  ServiceGate serviceGate(ApiConfig config) {
    return new ServiceGate(config.jobQueueKey().map(SecretBeans::publicKey));
  }

  private static PublicKey publicKey(Path file) {
    String body = read(file).replaceAll("-----[A-Z ]+-----", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "emp.api.job-queue-key is no public RSA key in PEM: " + file, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the key file " + file, e);
    }
  }

  /**
   * How secrets are encrypted.
   *
   * @param cipher absent where no master key is set
   */
  record Ciphering(Optional<SecretCipher> cipher) {}
}
