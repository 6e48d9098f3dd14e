package io.emprops.egress;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.worker.port.out.Connector.Cancellation;
import io.emprops.egress.EgressGuard.Allowed;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes HTTP calls to where the egress guard lets them. The connection goes to an address that the
 * guard has seen; host name, certificate and Host header are the URL's. Redirects are not followed:
 * they would carry headers to a host that nobody named. Each call has a connection of its own, so
 * that it goes to an address checked for it, and an abandoned answer disturbs no other call.
 */
public final class HttpCaller {
  private static final int CONNECTIONS_PER_HOST = 256;
  private static final int LONGEST_HEADERS = 32_768;
  private static final Cancellation NEVER =
      new Cancellation() {
        @Override
        public boolean isRequested() {
          return false;
        }

        @Override
        public void onRequest(Runnable action) {
          // Nobody asks.
        }
      };

  private final HttpClient client;
  private final EgressGuard guard;
  private final HttpLimits limits;

  private HttpCaller(HttpClient client, EgressGuard guard, HttpLimits limits) {
    this.client = client;
    this.guard = guard;
    this.limits = limits;
  }

  /** Calls through this event loop. */
  public static HttpCaller of(Vertx vertx, EgressGuard guard, HttpLimits limits) {
    return of(vertx, guard, limits, new HttpClientOptions());
  }

  /** The same, with settings that this class leaves alone, such as whom to trust. */
  static HttpCaller of(
      Vertx vertx, EgressGuard guard, HttpLimits limits, HttpClientOptions options) {
    options
        .setConnectTimeout((int) limits.connect().toMillis())
        .setSslHandshakeTimeout(limits.connect().toSeconds() + 1)
        .setMaxPoolSize(CONNECTIONS_PER_HOST)
        .setMaxHeaderSize(LONGEST_HEADERS)
        .setKeepAlive(false);
    return new HttpCaller(vertx.createHttpClient(options), guard, limits);
  }

  /** The same, where this organisation's own entries of the allow list count too. */
  public HttpCaller onBehalfOf(OrganisationId organisation) {
    return new HttpCaller(client, guard.onBehalfOf(organisation), limits);
  }

  /** The same, for answers that must have ended by then. */
  public HttpCaller within(Duration total) {
    return new HttpCaller(client, guard, limits.within(total));
  }

  /** The same, with another longest silence. */
  public HttpCaller withIdle(Duration idle) {
    return new HttpCaller(
        client,
        guard,
        new HttpLimits(limits.connect(), idle, limits.total(), limits.responseBytes()));
  }

  /** The same, with another largest answer, in bytes. */
  public HttpCaller withLargest(int responseBytes) {
    return new HttpCaller(
        client,
        guard,
        new HttpLimits(limits.connect(), limits.idle(), limits.total(), responseBytes));
  }

  /** Its guard, for connections that are not plain HTTP. */
  public EgressGuard guard() {
    return guard;
  }

  /** Sends the request where nobody can ask to stop; else as the other one. */
  public <T> T call(OutgoingRequest request, Function<IncomingAnswer, T> reader) {
    return call(request, NEVER, reader);
  }

  /**
   * Sends the request, hands the answer over, and gives up the connection after that. A
   * cancellation ends the call at once. A secret of the present job goes only where it is bound to.
   *
   * @throws CallFailedException if there is no answer, or reading it fails
   */
  public <T> T call(
      OutgoingRequest request, Cancellation cancellation, Function<IncomingAnswer, T> reader) {
    Allowed target = guard.permitted(request.url());
    BoundSecrets.present().admit(request, target.host(), target.port());
    CallFailedException last = null;
    for (InetAddress address : target.addresses()) {
      try (var exchange = new Exchange(limits)) {
        cancellation.onRequest(exchange::abort);
        connect(request, target, address, exchange);
        return reader.apply(exchange.head());
      } catch (CallFailedException e) {
        // Only where nothing was sent yet can another address of the same host be tried.
        if (!HttpFailures.isBeforeSending(e.failure()) || cancellation.isRequested()) {
          throw e;
        }
        last = e;
      }
    }
    throw last == null ? new IllegalStateException("a verdict without addresses") : last;
  }

  private void connect(
      OutgoingRequest request, Allowed target, InetAddress address, Exchange exchange) {
    var options =
        new RequestOptions()
            .setServer(
                SocketAddress.inetSocketAddress(new InetSocketAddress(address, target.port())))
            .setHost(target.host())
            .setPort(target.port())
            .setSsl(target.tls())
            .setURI(target.pathAndQuery())
            .setMethod(HttpMethod.valueOf(request.method()))
            .setFollowRedirects(false);
    client
        .request(options)
        .onSuccess(ready -> send(ready, request, exchange))
        .onFailure(exchange::broken);
  }

  private static void send(HttpClientRequest ready, OutgoingRequest request, Exchange exchange) {
    for (Map.Entry<String, String> header : request.headers()) {
      ready.headers().add(header.getKey(), header.getValue());
    }
    exchange.connected(ready, request.body().bytes());
  }
}
