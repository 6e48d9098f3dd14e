package io.emprops.it.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.it.bench.run.Answers;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a worker and its gateway: writes down each message, and does to it what a check
 * asks for. It can be cut off from the worker, and be given another gateway.
 */
final class Tap implements AutoCloseable {
  private static final String ASKER = "the tap";
  private static final int UNAVAILABLE = 503;
  private static final int MOST_REQUESTS = 100;
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setUseDaemonThread(true));
  private final WebSocketClient sockets = vertx.createWebSocketClient();
  private final TapRequests requests =
      new TapRequests(
          this, vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(MOST_REQUESTS)));
  private final HttpServer server;
  private final Transcript transcript = new Transcript();
  private final Set<TapSocket> open = ConcurrentHashMap.newKeySet();
  private volatile int gateway;
  private volatile boolean cutOff;
  private volatile Meddling meddling = Meddling.NONE;

  private Tap(int gateway) {
    this.gateway = gateway;
    var options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(0)
            .setMaxWebSocketFrameSize(MOST_BYTES)
            .setMaxWebSocketMessageSize(MOST_BYTES);
    this.server =
        Answers.await(vertx.createHttpServer(options).requestHandler(this::take).listen(), ASKER);
  }

  /** Begins to stand before the gateway on this port. */
  static Tap before(int gateway) {
    return new Tap(gateway);
  }

  /** Where the worker finds its gateway. */
  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  Transcript transcript() {
    return transcript;
  }

  void meddle(Meddling next) {
    meddling = next;
  }

  Meddling meddling() {
    return meddling;
  }

  /** Breaks all connections and lets none come about, until it is let through again. */
  void cutOff() {
    cutOff = true;
    breakAll();
  }

  void letThrough() {
    cutOff = false;
  }

  /** Breaks all connections, and puts another gateway behind it. */
  void moveTo(int other) {
    gateway = other;
    breakAll();
  }

  int gateway() {
    return gateway;
  }

  /** Says this to the worker over each open WebSocket, unasked; false, if there is none. */
  boolean sayUnasked(ObjectNode message) {
    List<TapSocket> now = new ArrayList<>(open);
    now.forEach(socket -> socket.toWorker(message));
    return !now.isEmpty();
  }

  /** Waits until no worker is connected: what one that has ended was still told is written down. */
  void awaitNoSocket() {
    Conditions.await("no worker is connected", open::isEmpty);
  }

  private void breakAll() {
    new ArrayList<>(open).forEach(TapSocket::breakOff);
    requests.breakOff();
  }

  private void take(HttpServerRequest request) {
    if (cutOff) {
      var _ = request.connection().close();
    } else if ("/ws/worker".equals(request.path())) {
      upgrade(request);
    } else {
      requests.take(request);
    }
  }

  private void upgrade(HttpServerRequest request) {
    request.pause();
    TapSocket.connect(this, sockets, request)
        .onSuccess(open::add)
        .onFailure(_ -> request.response().setStatusCode(UNAVAILABLE).end());
  }

  void closed(TapSocket socket) {
    open.remove(socket);
  }

  @Override
  public void close() {
    Answers.await(vertx.close(), ASKER);
  }
}
