package io.emprops.it.provider;

import io.emprops.it.provider.Received.Fate;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/**
 * A server that stands for all providers, one API below each first part of a path. It answers as
 * they do, also when they fail, and keeps what it was sent.
 */
public final class FakeProviders implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int LONGEST_HEADERS = 64 * 1024;

  /** So many requests are kept; the oldest go first. */
  private static final int KEPT = 5_000;

  private final Map<String, FakeApi> apis = new LinkedHashMap<>();
  private final Map<String, RequestLimit> limits = new ConcurrentHashMap<>();
  private final FaultScript script = new FaultScript();
  private final Gate gate = new Gate();
  private final ConcurrentLinkedDeque<Received> received = new ConcurrentLinkedDeque<>();
  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(1));
  private final HttpServer server;

  private FakeProviders(List<FakeApi> apis) {
    apis.forEach(api -> this.apis.put(api.name(), api));
    this.server =
        vertx
            .createHttpServer(
                new HttpServerOptions().setHost(HOST).setMaxHeaderSize(LONGEST_HEADERS))
            .requestHandler(this::accept);
  }

  /** Starts all APIs of this package. */
  public static FakeProviders start(int port) {
    return start(port, FakeApis.all());
  }

  /**
   * Starts these APIs.
   *
   * @param port 0 for a free one
   * @throws IllegalStateException if the port is taken
   */
  public static FakeProviders start(int port, List<FakeApi> apis) {
    var providers = new FakeProviders(apis);
    try {
      providers.server.listen(port).toCompletionStage().toCompletableFuture().get();
      return providers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", e);
    } catch (ExecutionException e) {
      providers.close();
      String why =
          e.getCause() instanceof BindException ? "port %d is taken" : "port %d: no server";
      throw new IllegalStateException(why.formatted(port), e);
    }
  }

  /** Where an API is mounted, without a slash at the end. */
  public String url(String api) {
    if (!apis.containsKey(api)) {
      throw new IllegalArgumentException("no API '%s' among %s".formatted(api, apis.keySet()));
    }
    return "http://%s:%d/%s".formatted(HOST, server.actualPort(), api);
  }

  /** {@code HOST:PORT}, for the egress guard. */
  public String target() {
    return HOST + ":" + server.actualPort();
  }

  /** The environment of a job-queue whose connectors call these APIs. */
  public Map<String, String> environment() {
    Map<String, String> all = new LinkedHashMap<>();
    apis.values().forEach(api -> all.putAll(api.environment(url(api.name()))));
    return all;
  }

  /** The next requests whose bodies hold this text meet these faults, one after the other. */
  public void plan(String text, Fault... faults) {
    script.plan(text, List.of(faults));
  }

  /** From now on an API lets so many requests through in any minute, and answers 429 to others. */
  public RequestLimit limit(String api, int perMinute) {
    return limit(api, perMinute, Duration.ofMinutes(1));
  }

  /** The same for a window of another length. */
  public RequestLimit limit(String api, int requests, Duration window) {
    var limit = new RequestLimit(requests, window, InstantSource.system());
    limits.put(api, limit);
    return limit;
  }

  /** From now on an API lets all requests through. */
  public void unlimit(String api) {
    limits.remove(api);
  }

  /** From now on, streams stop after their first piece of text until the latch is counted down. */
  public CountDownLatch hold() {
    return gate.hold();
  }

  /** Lets all answers flow again. */
  public void release() {
    gate.release();
  }

  /** All requests so far, oldest first. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** All requests so far whose paths or bodies hold this text, oldest first. */
  public List<Received> received(String text) {
    return received.stream()
        .filter(request -> request.path().contains(text) || request.body().contains(text))
        .toList();
  }

  private void accept(HttpServerRequest request) {
    boolean upgrade = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    Optional<FakeApi> api = Optional.ofNullable(apis.get(first(path(request))));
    if (upgrade && api.isPresent()) {
      request.toWebSocket().onSuccess(socket -> serve(api.get(), socket));
      return;
    }
    request.body().onSuccess(body -> Thread.startVirtualThread(() -> answer(request, api, body)));
  }

  private static void serve(FakeApi api, ServerWebSocket socket) {
    var blocking = new FakeSocket(socket, rest(socket.path()));
    Thread.startVirtualThread(() -> api.serve(blocking));
  }

  private void answer(HttpServerRequest request, Optional<FakeApi> api, Buffer body) {
    var asked =
        new FakeRequest(
            first(path(request)),
            request.method().name(),
            rest(path(request)),
            Optional.ofNullable(request.query()).orElse(""),
            request.headers(),
            body);
    var entry = keep(asked);
    if (api.isEmpty()) {
      request.response().setStatusCode(404).end("no API here; there are " + apis.keySet());
      entry.end(Fate.ANSWERED);
      return;
    }
    Runnable disconnect = () -> Blocking.on(request.connection().close());
    play(
        api.get(), asked, new AnswerPlayer(api.get(), entry, request.response(), disconnect, gate));
  }

  private void play(FakeApi api, FakeRequest request, AnswerPlayer player) {
    Optional<RequestLimit.State> limit =
        Optional.ofNullable(limits.get(api.name())).map(RequestLimit::take);
    limit.ifPresent(state -> player.tell(api.limitHeaders(state)));
    if (limit.isPresent() && limit.get().isRefused()) {
      String wait = Long.toString(limit.get().reset().toSeconds() + 1);
      player.send(
          api.error(429, "Rate limit reached for requests").with("Retry-After", wait),
          Duration.ZERO);
      return;
    }
    Optional<Fault> fault;
    try {
      fault = script.choose(request, api.model(request));
    } catch (IllegalArgumentException e) {
      player.send(api.error(400, String.valueOf(e.getMessage())), Duration.ZERO);
      return;
    }
    player.play(fault);
  }

  private Received keep(FakeRequest request) {
    var entry = new Received(request);
    received.addLast(entry);
    while (received.size() > KEPT) {
      received.pollFirst();
    }
    return entry;
  }

  private static String path(HttpServerRequest request) {
    return Optional.ofNullable(request.path()).orElse("");
  }

  private static String first(String path) {
    int end = path.indexOf('/', 1);
    return path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
  }

  private static String rest(String path) {
    int end = path.indexOf('/', 1);
    return end < 0 ? "" : path.substring(end);
  }

  @Override
  public void close() {
    gate.release();
    Blocking.on(vertx.close());
  }
}
