package io.emprops.egress;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** A provider on a free loopback port, which plays what a test tells it to. */
public final class LocalProvider implements AutoCloseable {
  private static final int WHOLE = 0;
  private static final EgressRules RULES =
      EgressRules.of(List.of(AllowedTarget.parse("127.0.0.1:*")), "emp.egress.allow");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Vertx vertx = Vertx.vertx();
  private final List<Received> received = new ArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch hungUp = new CountDownLatch(1);
  private final AtomicReference<Script> script = new AtomicReference<>(json(200, "{}"));

  /** What a client sent. */
  public record Received(
      String method, String uri, Headers headers, String body, List<Integer> bytes) {
    public Received {
      bytes = List.copyOf(bytes);
    }
  }

  /** What the provider does with a request. */
  @FunctionalInterface
  public interface Script {

    /** Answers. */
    void answer(LocalProvider provider, HttpExchange exchange) throws IOException;
  }

  /** Starts one. */
  public LocalProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] bytes = exchange.getRequestBody().readAllBytes();
      synchronized (received) {
        received.add(
            new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                new String(bytes, StandardCharsets.UTF_8),
                IntStream.range(0, bytes.length).mapToObj(i -> bytes[i] & 0xff).toList()));
      }
      script.get().answer(this, exchange);
    }
  }

  /** From now on it does this. */
  public void plays(Script next) {
    script.set(next);
  }

  /** Its root, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** What came so far. */
  public List<Received> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** What came last. */
  public Received last() {
    return received().getLast();
  }

  /** Whether the client hung up within ten seconds. */
  public boolean sawHangUp() throws InterruptedException {
    return hungUp.await(10, TimeUnit.SECONDS);
  }

  /** A caller that may reach it, with short limits. */
  public HttpCaller caller() {
    return caller(new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 1 << 20));
  }

  /** A caller that may reach it. */
  public HttpCaller caller(HttpLimits limits) {
    var guard = new EgressGuard(RULES, NameResolver.system());
    return HttpCaller.of(vertx, guard, limits);
  }

  /** Its event loop. */
  public Vertx vertx() {
    return vertx;
  }

  /** Answers with JSON. */
  public static Script json(int status, String body) {
    return answer(status, "application/json", body, Map.of());
  }

  /** Answers with a whole body. */
  public static Script answer(int status, String type, String body, Map<String, String> headers) {
    return (_, exchange) -> {
      exchange.getResponseHeaders().set("Content-Type", type);
      headers.forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Streams a body in pieces of so many bytes, wherever they fall. */
  public static Script stream(String type, String body, int pieceBytes) {
    return (_, exchange) -> {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, WHOLE);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      OutputStream out = exchange.getResponseBody();
      for (int at = 0; at < bytes.length; at += pieceBytes) {
        out.write(bytes, at, Math.min(pieceBytes, bytes.length - at));
        out.flush();
      }
    };
  }

  /** Streams a beginning and then repeats a piece until the client hangs up. */
  public static Script endless(String type, String beginning, String piece) {
    return (provider, exchange) -> {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, WHOLE);
      OutputStream out = exchange.getResponseBody();
      try {
        out.write(beginning.getBytes(StandardCharsets.UTF_8));
        out.flush();
        while (!provider.closesWithin(Duration.ofMillis(5))) {
          out.write(piece.getBytes(StandardCharsets.UTF_8));
          out.flush();
        }
      } catch (IOException e) {
        provider.hungUp.countDown();
      }
    };
  }

  /** Never answers. */
  public static Script silent() {
    return (provider, _) -> provider.closesWithin(Duration.ofMinutes(1));
  }

  private boolean closesWithin(Duration time) {
    try {
      return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
