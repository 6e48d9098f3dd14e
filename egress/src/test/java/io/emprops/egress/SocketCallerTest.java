package io.emprops.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.FailureClass;
import io.emprops.core.secret.BoundHost;
import io.emprops.core.secret.FoundSecret;
import io.emprops.core.secret.SecretBinding;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketCallerTest {
  private static final int LONGEST_MESSAGE = 100_000;
  private static final String SECRET = "sk-9f8e7d6c5b4a";

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<ServerWebSocket> accepted = new CompletableFuture<>();
  private final CompletableFuture<String> host = new CompletableFuture<>();
  private HttpServer server;

  private final SocketCaller.Listener listener =
      new SocketCaller.Listener() {
        @Override
        public void text(String text) {
          heard.add("text " + (text.length() > 100 ? String.valueOf(text.length()) : text));
        }

        @Override
        public void bytes(byte[] bytes) {
          heard.add("bytes " + bytes.length);
        }

        @Override
        public void closed() {
          heard.add("closed");
        }
      };

  @BeforeEach
  void start() throws Exception {
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  if (String.valueOf(request.path()).equals("/plain")) {
                    request.response().setStatusCode(404).end("nothing here");
                    return;
                  }
                  host.complete(String.valueOf(request.getHeader("Host")));
                  request.toWebSocket().onSuccess(accepted::complete);
                })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() {
    vertx.close();
  }

  @Test
  void hearsTextsAndBytesInOrder() throws Exception {
    caller("127.0.0.1").open(url("127.0.0.1", "/ws?clientId=a"), List.of(), listener);
    ServerWebSocket socket = accepted.get(10, TimeUnit.SECONDS);

    socket.writeTextMessage("one");
    socket.writeBinaryMessage(Buffer.buffer(new byte[70_000]));
    socket.writeTextMessage("grün");

    assertThat(next()).isEqualTo("text one");
    assertThat(next()).isEqualTo("bytes 70000");
    assertThat(next()).isEqualTo("text grün");
    assertThat(socket.path()).isEqualTo("/ws");
    assertThat(socket.query()).isEqualTo("clientId=a");
  }

  @Test
  void putsMessagesOfSeveralFramesTogether() throws Exception {
    caller("127.0.0.1").open(url("127.0.0.1", "/ws"), List.of(), listener);
    ServerWebSocket socket = accepted.get(10, TimeUnit.SECONDS);

    socket.writeFrame(WebSocketFrame.textFrame("a".repeat(300), false));
    socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("b".repeat(200)), true));

    assertThat(next()).isEqualTo("text 500");
  }

  @Test
  void answersPingsSoThatItIsNotTakenForDead() throws Exception {
    caller("127.0.0.1").open(url("127.0.0.1", "/ws"), List.of(), listener);
    ServerWebSocket socket = accepted.get(10, TimeUnit.SECONDS);
    var pong = new CompletableFuture<String>();
    socket.pongHandler(content -> pong.complete(content.toString()));

    socket.writePing(Buffer.buffer("are you there"));

    assertThat(pong.get(10, TimeUnit.SECONDS)).isEqualTo("are you there");
  }

  @Test
  void hearsOnceThatTheServerIsGone() throws Exception {
    caller("127.0.0.1").open(url("127.0.0.1", "/ws"), List.of(), listener);

    accepted.get(10, TimeUnit.SECONDS).close();

    assertThat(next()).isEqualTo("closed");
    assertThat(heard).isEmpty();
  }

  @Test
  void endsTheConnectionWhenItIsClosed() throws Exception {
    var connection = caller("127.0.0.1").open(url("127.0.0.1", "/ws"), List.of(), listener);
    var gone = new CompletableFuture<Short>();
    ServerWebSocket socket = accepted.get(10, TimeUnit.SECONDS);
    socket.closeHandler(_ -> gone.complete(socket.closeStatusCode()));

    connection.close();

    assertThat(gone.get(10, TimeUnit.SECONDS)).isEqualTo((short) 1000);
    assertThat(next()).isEqualTo("closed");
  }

  @Test
  void givesUpAConnectionWhoseMessagesAreTooLong() throws Exception {
    caller("127.0.0.1").open(url("127.0.0.1", "/ws"), List.of(), listener);

    accepted.get(10, TimeUnit.SECONDS).writeBinaryMessage(Buffer.buffer(new byte[200_000]));

    assertThat(next()).isEqualTo("closed");
  }

  @Test
  void connectsToTheAddressThatTheGuardHasSeenUnderTheNameOfTheUrl() throws Exception {
    caller("comfy.test").open(url("comfy.test", "/ws"), List.of(), listener);

    assertThat(host.get(10, TimeUnit.SECONDS)).isEqualTo("comfy.test:" + server.actualPort());
  }

  @Test
  void goesNowhereThatTheGuardDoesNotLetIt() {
    assertThatThrownBy(
            () -> caller("other.test").open(url("comfy.test", "/ws"), List.of(), listener))
        .isInstanceOfSatisfying(
            CallFailedException.class,
            e -> assertThat(e.failure().reason()).isEqualTo("egress-denied"));
    assertThat(accepted).isNotDone();
  }

  @Test
  void tellsTheServerTheHeadersThatItIsGiven() throws Exception {
    caller("127.0.0.1").open(url("127.0.0.1", "/ws"), bearer(), listener);

    assertThat(accepted.get(10, TimeUnit.SECONDS).headers().get("Authorization"))
        .isEqualTo("Bearer " + SECRET);
  }

  @Test
  void sendsASecretNowhereButWhereItIsBoundTo() {
    String inUrl = url("127.0.0.1", "/ws?key=" + SECRET);

    assertThat(refusal("provider.test", "Authorization", url("127.0.0.1", "/ws"), bearer()))
        .isEqualTo("secret-bound");
    assertThat(refusal("127.0.0.1", "X-Key", url("127.0.0.1", "/ws"), bearer()))
        .isEqualTo("secret-bound");
    assertThat(refusal("127.0.0.1", "Authorization", inUrl, List.of())).isEqualTo("secret-bound");
    assertThat(accepted).isNotDone();
    assertThat(refusal("127.0.0.1", "Authorization", url("127.0.0.1", "/ws"), bearer())).isEmpty();
  }

  /** Why a job does not connect whose secret is bound to this host and header; empty if it does. */
  private String refusal(
      String host, String header, String url, List<Map.Entry<String, String>> headers) {
    var secret =
        new FoundSecret(
            "comfy", SECRET, Optional.of(new SecretBinding(List.of(new BoundHost(host)), header)));
    try {
      BoundSecrets.of(List.of(secret))
          .during(() -> caller("127.0.0.1").open(url, headers, listener));
      return "";
    } catch (CallFailedException e) {
      assertThat(e.failure().message()).doesNotContain(SECRET);
      return e.failure().reason();
    }
  }

  private static List<Map.Entry<String, String>> bearer() {
    return List.of(Map.entry("Authorization", "Bearer " + SECRET));
  }

  @Test
  void saysThatThereIsNoWebSocket() {
    assertThatThrownBy(
            () -> caller("127.0.0.1").open(url("127.0.0.1", "/plain"), List.of(), listener))
        .isInstanceOfSatisfying(
            CallFailedException.class,
            e -> {
              assertThat(e.failure().reason()).isEqualTo("no-websocket");
              assertThat(e.failure().message()).contains("404");
            });
  }

  @Test
  void saysThatNobodyIsThere() {
    assertThatThrownBy(() -> caller("127.0.0.1").open("http://127.0.0.1:1/ws", List.of(), listener))
        .isInstanceOfSatisfying(
            CallFailedException.class,
            e -> assertThat(e.failure().failureClass()).isEqualTo(FailureClass.NETWORK_ERROR));
  }

  private String next() throws InterruptedException {
    return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
  }

  private String url(String name, String path) {
    return "http://%s:%d%s".formatted(name, server.actualPort(), path);
  }

  private SocketCaller caller(String allowed) {
    var rules =
        new EgressRules(List.of(AllowedTarget.parse(allowed + ":*")), Map.of(), "emp.allow");
    var guard = new EgressGuard(rules, _ -> List.of(InetAddress.ofLiteral("127.0.0.1")));
    return SocketCaller.of(
        vertx,
        guard,
        new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), LONGEST_MESSAGE));
  }
}
