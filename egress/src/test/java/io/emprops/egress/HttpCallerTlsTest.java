package io.emprops.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.emprops.core.job.FailureClass;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pinned connection still proves whose it is: the certificate is for the name in the URL. */
@Timeout(120)
class HttpCallerTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final HttpsServer server = newServer();

  private static HttpsServer newServer() {
    try {
      return HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void startServer() throws Exception {
    String command =
        "-genkeypair -alias a -keyalg EC -dname CN=provider.test -ext SAN=dns:provider.test"
            + " -validity 2 -storetype PKCS12 -storepass "
            + PASSWORD;
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.addFirst(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.addAll(List.of("-keystore", folder.resolve("keys.p12").toString()));
    var keytool =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    assertThat(keytool.start().waitFor()).isZero();
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    var tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext(
        "/",
        exchange -> {
          byte[] host =
              exchange.getRequestHeaders().getFirst("Host").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, host.length);
          exchange.getResponseBody().write(host);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void acceptsACertificateForTheNameInTheUrl() {
    String host = call("provider.test", trusting());

    assertThat(host).isEqualTo("provider.test:" + server.getAddress().getPort());
  }

  @Test
  void refusesACertificateForAnotherName() {
    var failure =
        catchThrowableOfType(CallFailedException.class, () -> call("other.test", trusting()));

    assertThat(failure.failure().failureClass()).isEqualTo(FailureClass.NETWORK_ERROR);
    assertThat(failure.failure().reason()).isEqualTo("tls");
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() {
    var failure =
        catchThrowableOfType(
            CallFailedException.class, () -> call("provider.test", new HttpClientOptions()));

    assertThat(failure.failure().reason()).isEqualTo("tls");
  }

  private HttpClientOptions trusting() {
    return new HttpClientOptions()
        .setTrustOptions(
            new PfxOptions().setPath(folder.resolve("keys.p12").toString()).setPassword(PASSWORD));
  }

  private String call(String host, HttpClientOptions options) {
    var guard =
        new EgressGuard(
            EgressRules.of(List.of(AllowedTarget.parse("127.0.0.1:*")), "emp.egress.allow"),
            _ -> List.of(InetAddress.getLoopbackAddress()));
    var limits = new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 1_000);
    var request =
        new OutgoingRequest(
            "GET", "https://" + host + ":" + server.getAddress().getPort() + "/", List.of(), "");
    return HttpCaller.of(vertx, guard, limits, options)
        .call(
            request,
            new ManualCancellation(),
            answer -> new String(answer.bytes(), StandardCharsets.UTF_8));
  }
}
