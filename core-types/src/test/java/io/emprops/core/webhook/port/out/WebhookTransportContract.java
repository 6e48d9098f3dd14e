package io.emprops.core.webhook.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.emprops.core.webhook.port.out.WebhookTransport.Sending;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link WebhookTransport} promises. */
public abstract class WebhookTransportContract {
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile int status = 204;
  private volatile String retryAfter = "";

  /** One that may reach 127.0.0.1. */
  protected abstract WebhookTransport open();

  /** One that may reach what is public alone. */
  protected abstract WebhookTransport closed();

  @BeforeEach
  void begin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(
                "%s %s %s %s"
                    .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("webhook-id"),
                        body));
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            if (!retryAfter.isEmpty()) {
              exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status, -1);
          }
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @Test
  void postsTheBodyWithItsHeaders() {
    Sending sending = open().post(url("/hook?a=b"), Map.of("webhook-id", "msg_1"), "{\"ü\":1}");

    assertThat(sending).isEqualTo(new Sending.Answered(204));
    assertThat(heard).containsExactly("POST /hook?a=b msg_1 {\"ü\":1}");
  }

  @Test
  void tellsWhateverTheAnswerIsAndFollowsNoRedirect() {
    status = 307;

    assertThat(open().post(url("/"), Map.of(), "{}")).isEqualTo(new Sending.Answered(307));
    assertThat(heard).hasSize(1);
  }

  @Test
  void tellsHowLongTheReceiverAsksToBeLeftAlone() {
    status = 503;
    retryAfter = "120";

    assertThat(open().post(url("/"), Map.of(), "{}"))
        .isEqualTo(new Sending.Answered(503, Optional.of(Duration.ofMinutes(2))));
  }

  @Test
  void reachesNothingInside() {
    assertThat(closed().post(url("/"), Map.of(), "the body"))
        .isInstanceOfSatisfying(
            Sending.Unanswered.class,
            unanswered ->
                assertThat(unanswered.why()).contains("127.0.0.1").doesNotContain("the body"));
    assertThat(heard).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9000/hook",
        "http://localhost/hook",
        "http://169.254.169.254/latest/meta-data",
        "https://10.1.2.3/",
        "https://192.168.0.1:8443/",
        "https://[::1]/",
        "https://[fd00::1]/",
        "https://93.184.215.14:25/",
        "ftp://93.184.215.14/",
        "https://user@93.184.215.14/",
        "https://0x7f.1/",
        "https:///hook"
      })
  void seesBeforeAnythingIsSentWhereNothingMayBe(String url) {
    assertThat(closed().objection(url)).isPresent();
    assertThat(heard).isEmpty();
  }

  @Test
  void objectsToNothingThatMayBeReachedOrHasNoAddressYet() {
    assertThat(closed().objection("https://93.184.215.14/hook")).isEmpty();
    assertThat(closed().objection("https://not-yet-there.invalid/hook")).isEmpty();
    assertThat(open().objection(url("/hook"))).isEmpty();
  }

  @Test
  void saysSoWhenNobodyAnswers() {
    String url = url("/");
    server.stop(0);

    assertThat(open().post(url, Map.of(), "{}")).isInstanceOf(Sending.Unanswered.class);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }
}
