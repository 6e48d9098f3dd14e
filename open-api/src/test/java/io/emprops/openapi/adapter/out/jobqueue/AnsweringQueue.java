package io.emprops.openapi.adapter.out.jobqueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A job-queue that has one answer for all paths that end alike, and keeps what it was asked. */
final class AnsweringQueue implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> answers;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final QueueConnection connection;

  /** Answers by the path's end; other paths are not there. */
  AnsweringQueue(Map<String, String> answers) {
    this.answers = Map.copyOf(answers);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
    var root = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    connection = new QueueConnection(root, () -> "token");
  }

  QueueConnection connection() {
    return connection;
  }

  /** Method and path of each request. */
  List<String> asked() {
    return asked;
  }

  /** Answers no more. */
  AnsweringQueue gone() {
    server.stop(0);
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(exchange.getRequestMethod() + " " + path);
      Optional<String> answer =
          answers.entrySet().stream()
              .filter(known -> path.endsWith(known.getKey()))
              .map(Map.Entry::getValue)
              .findFirst();
      byte[] body = answer.orElse("").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(
          answer.isPresent() ? 200 : 404, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    connection.close();
    server.stop(0);
  }
}
