package io.emprops.queue.adapter.out.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.port.out.SecretSealing;
import io.emprops.core.secret.port.out.SecretSealingContract;
import io.emprops.core.secret.port.out.SecretsUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Open-api is asked over HTTP, again while it is away, and not forever. */
class HttpSecretSealingTest extends SecretSealingContract {
  private static final String SEALED =
      "{\"sealed\": {\"enc\": \"ZW5j\", \"ciphertext\": \"Y2lwaGVy\"}}";

  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private HttpSecretSealing sealing;

  @BeforeEach
  void begin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    var root = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    sealing = new HttpSecretSealing(root, () -> "the-token", Duration.ofMillis(400));
  }

  @AfterEach
  void end() {
    sealing.close();
    server.stop(0);
  }

  @Override
  protected SecretSealing sealing(SealedSecrets sealed) {
    answering(
        200,
        "{\"sealed\": {\"enc\": \"%s\", \"ciphertext\": \"%s\"}}"
            .formatted(sealed.enc(), sealed.ciphertext()));
    return sealing;
  }

  @Override
  protected SecretSealing empty() {
    answering(200, "{}");
    return sealing;
  }

  @Override
  protected SecretSealing away() {
    answering(503, "{}");
    return sealing;
  }

  @Test
  void namesTheJobAndTheKeyAndShowsItsToken() {
    answering(200, "{}");

    sealing.seal(ACME, JOB, KEY);

    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst())
        .startsWith("Bearer the-token ")
        .contains(
            "\"organisation_id\":\"acme\"",
            "\"job_id\":\"" + JOB.value() + "\"",
            "\"public_key\":\"" + KEY.value() + "\"");
  }

  @Test
  void asksAgainWhileThereIsTime() {
    var calls = new AtomicInteger();
    server.createContext(
        "/internal/secrets/seal",
        exchange -> {
          boolean first = calls.getAndIncrement() == 0;
          answer(exchange, first ? 503 : 200, first ? "" : SEALED);
        });

    assertThat(sealing.seal(ACME, JOB, KEY)).contains(new SealedSecrets("ZW5j", "Y2lwaGVy"));
  }

  @Test
  void takesNoOtherAnswerForOne() {
    answering(200, "{\"sealed\": {\"enc\": 1}}");

    assertThatExceptionOfType(SecretsUnavailableException.class)
        .isThrownBy(() -> sealing.seal(ACME, JOB, KEY));
  }

  private void answering(int status, String body) {
    server.createContext("/internal/secrets/seal", exchange -> answer(exchange, status, body));
  }

  private void answer(HttpExchange exchange, int status, String body) {
    try (exchange) {
      String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      heard.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + asked);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
