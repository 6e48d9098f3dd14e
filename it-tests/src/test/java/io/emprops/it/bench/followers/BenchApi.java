package io.emprops.it.bench.followers;

import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.bench.service.PackagedService;
import io.emprops.it.stack.ApiClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The packaged open-api as a process of its own, on a PostgreSQL of its own. */
final class BenchApi implements AutoCloseable {
  private static final String HEAP = "1g";

  /** Its whole heap is there from the start, so that what grows lies outside. */
  private static final List<String> OPTIONS =
      List.of("-Xms" + HEAP, "-Xmx" + HEAP, "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC");

  private final EmbeddedPostgres postgres;
  private final PackagedService service;
  private final Path adminToken;

  private BenchApi(EmbeddedPostgres postgres, PackagedService service, Path adminToken) {
    this.postgres = postgres;
    this.service = service;
    this.adminToken = adminToken;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param built open-api
   * @param work for its log and its keys
   */
  static BenchApi start(PackagedService.Build built, Path work, URI queue) {
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(work), "open-api");
      Path token = folder.resolve("admin-token");
      Path key = folder.resolve("private.pem");
      Files.writeString(key, privateKey());
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      Map<String, String> configuration =
          Map.of(
              "QUARKUS_DATASOURCE_JDBC_URL", postgres.getJdbcUrl("postgres", "postgres"),
              "QUARKUS_DATASOURCE_USERNAME", "postgres",
              "SMALLRYE_JWT_SIGN_KEY_LOCATION", key.toUri().toString(),
              "EMP_API_JOB_QUEUE_URL", queue.toString(),
              "EMP_API_ADMIN_TOKEN_FILE", token.toString());
      try {
        var service = PackagedService.start(built, folder, OPTIONS, configuration);
        return new BenchApi(postgres, service, token);
      } catch (BenchFailure e) {
        postgres.close();
        throw e;
      }
    } catch (IOException e) {
      throw new BenchFailure("open-api cannot be started: " + e.getMessage(), e);
    }
  }

  int port() {
    return service.port();
  }

  long pid() {
    return service.pid();
  }

  String token() {
    try {
      return Files.readString(adminToken).strip();
    } catch (IOException e) {
      throw new BenchFailure("there is no admin's token", e);
    }
  }

  ApiClient client() {
    return new ApiClient("http://127.0.0.1:" + port(), token());
  }

  @Override
  public void close() {
    service.close();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new BenchFailure("PostgreSQL cannot be stopped: " + e.getMessage(), e);
    }
  }

  private static String privateKey() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
      String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
      return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }
}
