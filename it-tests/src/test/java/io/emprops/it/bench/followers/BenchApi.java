package io.emprops.it.bench.followers;

import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.stack.ApiClient;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged open-api as a process of its own, on a PostgreSQL of its own. */
final class BenchApi implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);
  private static final String HEAP = "1g";

  private final EmbeddedPostgres postgres;
  private final Process process;
  private final int port;
  private final Path adminToken;

  private BenchApi(EmbeddedPostgres postgres, Process process, int port, Path adminToken) {
    this.postgres = postgres;
    this.process = process;
    this.port = port;
    this.adminToken = adminToken;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param app the folder that the build has packaged it in
   * @param work for its log and its keys
   */
  static BenchApi start(Path app, Path work, URI queue) {
    if (!Files.exists(app.resolve("quarkus-run.jar"))) {
      throw new BenchFailure("open-api is not built: there is nothing in " + app);
    }
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(work), "open-api");
      int port = freePort();
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      Path token = folder.resolve("admin-token");
      Path key = folder.resolve("private.pem");
      Files.writeString(key, privateKey());
      var builder = new ProcessBuilder(command());
      builder
          .environment()
          .putAll(
              Map.of(
                  "QUARKUS_HTTP_PORT", Integer.toString(port),
                  "QUARKUS_DATASOURCE_JDBC_URL", postgres.getJdbcUrl("postgres", "postgres"),
                  "QUARKUS_DATASOURCE_USERNAME", "postgres",
                  "SMALLRYE_JWT_SIGN_KEY_LOCATION", key.toUri().toString(),
                  "EMP_API_JOB_QUEUE_URL", queue.toString(),
                  "EMP_API_ADMIN_TOKEN_FILE", token.toString()));
      builder.directory(app.toFile());
      builder.redirectErrorStream(true);
      builder.redirectOutput(new File(folder.toFile(), "open-api.log"));
      var api = new BenchApi(postgres, builder.start(), port, token);
      api.awaitReady();
      return api;
    } catch (IOException e) {
      throw new BenchFailure("open-api cannot be started: " + e.getMessage(), e);
    }
  }

  /** Its whole heap is there from the start, so that what grows lies outside. */
  private static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms" + HEAP,
        "-Xmx" + HEAP,
        "-XX:+AlwaysPreTouch",
        "-XX:+UseSerialGC",
        "-jar",
        "quarkus-run.jar");
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  String token() {
    try {
      return Files.readString(adminToken).strip();
    } catch (IOException e) {
      throw new BenchFailure("there is no admin's token", e);
    }
  }

  ApiClient client() {
    return new ApiClient("http://127.0.0.1:" + port, token());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      postgres.close();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new BenchFailure("PostgreSQL cannot be stopped: " + e.getMessage(), e);
    }
  }

  private void awaitReady() {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"));
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!isReady(http, request.build())) {
        if (!process.isAlive() || System.nanoTime() > end) {
          close();
          throw new BenchFailure("open-api does not become ready");
        }
        Thread.sleep(Duration.ofMillis(100));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isReady(HttpClient http, HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      // It does not listen yet.
      return false;
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

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
