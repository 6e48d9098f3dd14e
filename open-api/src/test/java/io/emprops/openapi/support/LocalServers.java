package io.emprops.openapi.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the service needs around it: a PostgreSQL of its own on a free port, a key to sign with
 * (which stands for job-queue's own, too), and a file for the admin's token. One for all tests of a
 * JVM.
 */
public final class LocalServers implements QuarkusTestResourceLifecycleManager {
  /** Names the file with the admin's token in the test's configuration. */
  public static final String ADMIN_TOKEN_FILE = "emp.api.admin-token-file";

  /** Names the file with the key that verifies what open-api signs. */
  public static final String PUBLIC_KEY = "test.public-key";

  private @Nullable EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      EmbeddedPostgres started = EmbeddedPostgres.start();
      postgres = started;
      Path folder = Files.createTempDirectory("open-api-test");
      KeyPair keys = keys();
      Path signing = folder.resolve("private.pem");
      Path verifying = folder.resolve("public.pem");
      Files.writeString(signing, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
      Files.writeString(verifying, pem("PUBLIC KEY", keys.getPublic().getEncoded()));
      return Map.of(
          "quarkus.datasource.jdbc.url",
          started.getJdbcUrl("postgres", "postgres"),
          "quarkus.datasource.username",
          "postgres",
          "quarkus.datasource.password",
          "postgres",
          "smallrye.jwt.sign.key.location",
          signing.toUri().toString(),
          "emp.api.job-queue-url",
          "http://127.0.0.1:" + freePort(),
          "emp.secrets.master-key",
          Base64.getEncoder().encodeToString(new byte[32]),
          "emp.api.job-queue-key",
          verifying.toString(),
          PUBLIC_KEY,
          verifying.toString(),
          ADMIN_TOKEN_FILE,
          folder.resolve("admin-token").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    EmbeddedPostgres running = postgres;
    if (running != null) {
      try {
        running.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Where nobody answers until a test starts a queue there. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  private static String pem(String title, byte[] key) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    return "-----BEGIN " + title + "-----\n" + body + "\n-----END " + title + "-----\n";
  }
}
