package io.emprops.it.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A server of somebody else: keeps what comes, and answers as a story wants it. */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Function<Received, Reply> script = _ -> new Reply(200, "{}");

  private Receiver(HttpServer server) {
    this.server = server;
  }

  /** A request as it came; header names in lower case. */
  record Received(String method, String path, Map<String, String> headers, String body) {

    /** A header, or an empty text. */
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /** All headers, as libraries take them. */
    Map<String, List<String>> allHeaders() {
      return headers.entrySet().stream()
          .collect(
              Collectors.toMap(
                  header -> header.getKey().toLowerCase(Locale.ROOT),
                  header -> List.of(header.getValue())));
    }
  }

  /** What to answer. */
  record Reply(int status, String type, String body) {

    /** JSON. */
    Reply(int status, String body) {
      this(status, "application/json", body);
    }
  }

  static Receiver start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var receiver = new Receiver(HttpServer.create(address, 0));
      receiver.server.createContext("/", receiver::answer);
      receiver.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      receiver.server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException("starting a receiver", e);
    }
  }

  /** From now on. */
  void answers(Function<Received, Reply> next) {
    script = next;
  }

  /** {@code 127.0.0.1:PORT}. */
  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String url(String path) {
    return "http://" + host() + path;
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var request =
          new Received(
              exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body);
      received.add(request);
      Reply reply = script.apply(request);
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", reply.type());
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
