package io.emprops.egress;

import io.emprops.core.job.FailureClass;
import io.emprops.egress.EgressGuard.Allowed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens WebSockets (RFC 6455) to where the egress guard lets them, for listening. As with plain
 * calls the connection goes to an address that the guard has seen, under the URL's name: the
 * library's own client for WebSockets would look the name up again, so the upgrade is asked for by
 * a plain request.
 */
public final class SocketCaller {
  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int CONNECTIONS_PER_HOST = 256;
  private static final int KEY_BYTES = 16;
  private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final HttpClient client;
  private final EgressGuard guard;
  private final HttpLimits limits;
  private final SecureRandom random = new SecureRandom();

  private SocketCaller(HttpClient client, EgressGuard guard, HttpLimits limits) {
    this.client = client;
    this.guard = guard;
    this.limits = limits;
  }

  /** Connects through this event loop; a message may be as long as an answer. */
  public static SocketCaller of(Vertx vertx, EgressGuard guard, HttpLimits limits) {
    var options =
        new HttpClientOptions()
            .setConnectTimeout((int) limits.connect().toMillis())
            .setSslHandshakeTimeout(limits.connect().toSeconds() + 1)
            .setMaxPoolSize(CONNECTIONS_PER_HOST)
            // Else the header Connection would say "close"; what is not upgraded is closed below.
            .setKeepAlive(true);
    return new SocketCaller(vertx.createHttpClient(options), guard, limits);
  }

  /** Takes what comes, in order, on the event loop: it must not block. */
  public interface Listener {

    /** A text. */
    void text(String text);

    /** Bytes. */
    void bytes(byte[] bytes);

    /** The connection is over, whoever ended it; told once, last. */
    void closed();
  }

  /** A connection that is open. */
  public interface Connection extends AutoCloseable {

    /** Ends it; the listener hears of it. */
    @Override
    void close();
  }

  /**
   * Connects and listens. A secret of the present job goes only where it is bound to.
   *
   * @param url with http or https
   * @param headers beside those of the upgrade
   * @throws CallFailedException if there is no connection, or no WebSocket behind it
   */
  public Connection open(String url, List<Map.Entry<String, String>> headers, Listener listener) {
    var request = new OutgoingRequest("GET", url, headers, OutgoingBody.none());
    Allowed target = guard.permitted(url);
    BoundSecrets.present().admit(request, target.host(), target.port());
    CallFailedException last = null;
    for (InetAddress address : target.addresses()) {
      try {
        return open(request, target, address, listener);
      } catch (CallFailedException e) {
        if (!HttpFailures.isBeforeSending(e.failure())) {
          throw e;
        }
        last = e;
      }
    }
    throw last == null ? new IllegalStateException("a verdict without addresses") : last;
  }

  private Connection open(
      OutgoingRequest request, Allowed target, InetAddress address, Listener listener) {
    String key = key();
    var options =
        new RequestOptions()
            .setServer(
                SocketAddress.inetSocketAddress(new InetSocketAddress(address, target.port())))
            .setHost(target.host())
            .setPort(target.port())
            .setSsl(target.tls())
            .setURI(target.pathAndQuery())
            .setMethod(HttpMethod.GET);
    request.headers().forEach(header -> options.addHeader(header.getKey(), header.getValue()));
    options
        .putHeader("Connection", "Upgrade")
        .putHeader("Upgrade", "websocket")
        .putHeader("Sec-WebSocket-Version", "13")
        .putHeader("Sec-WebSocket-Key", key);
    // Handlers are set on the event loop, before anything can come.
    return await(
        client
            .request(options)
            .compose(HttpClientRequest::connect)
            .compose(answer -> upgraded(answer, key, listener)));
  }

  private Future<Connection> upgraded(HttpClientResponse answer, String key, Listener listener) {
    if (answer.statusCode() != SWITCHING_PROTOCOLS
        || !accept(key).equals(answer.getHeader("Sec-WebSocket-Accept"))) {
      answer.request().connection().close();
      return Future.failedFuture(
          new CallFailedException(
              FailureClass.RESPONSE_ERROR,
              "no-websocket",
              "The provider answered %d where a WebSocket was asked for"
                  .formatted(answer.statusCode())));
    }
    NetSocket socket = answer.netSocket();
    return Future.succeededFuture(WebSocketLink.over(socket, limits.responseBytes(), listener));
  }

  private Connection await(Future<Connection> asked) {
    try {
      return asked
          .toCompletionStage()
          .toCompletableFuture()
          .get(2 * limits.connect().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw cause instanceof CallFailedException known ? known : HttpFailures.of(cause);
    } catch (TimeoutException e) {
      asked.onSuccess(Connection::close);
      throw HttpFailures.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      asked.onSuccess(Connection::close);
      throw new CallFailedException(FailureClass.SYSTEM_ERROR, "stopped", "The call was stopped");
    }
  }

  private String key() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String accept(String key) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-1")
                  .digest((key + ACCEPT).getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
