package io.emprops.ui.remote;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import io.emprops.ui.session.CurrentAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Stands in for open-api: gives prepared answers one after another and keeps what was asked. */
final class FakeApi implements AutoCloseable {
  static final Principal CALLER =
      new Principal(new OrganisationId("acme"), new UserId("ada"), Role.EDITOR);

  private final HttpServer server;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** A request as it came. */
  record Asked(String method, String path, String body, HttpExchange exchange) {
    String header(String name) {
      var value = exchange.getRequestHeaders().getFirst(name);
      return value == null ? "" : value;
    }
  }

  /** What to say; several headers as {@code name: value}. */
  record Answer(int status, String type, String body, List<String> headers) {}

  FakeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  FakeApi says(int status, String body, String... headers) {
    var type = status < 400 ? "application/json" : "application/problem+json";
    answers.add(new Answer(status, type, body, List.of(headers)));
    return this;
  }

  FakeApi streams(String events) {
    answers.add(new Answer(200, "text/event-stream", events, List.of()));
    return this;
  }

  List<Asked> asked() {
    return asked;
  }

  ApiClient client() {
    return client(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  static ApiClient client(URI root) {
    return new ApiClient(
        new UiConfig() {
          @Override
          public URI apiUrl() {
            return root;
          }

          @Override
          public Duration callTimeout() {
            return Duration.ofSeconds(5);
          }
        },
        mapper(),
        new CurrentAccount());
  }

  /** Set up as Quarkus does. */
  static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .build();
  }

  static String problem(int status, String code, String errors) {
    return """
        {"type": "urn:emprops:problem:%s", "title": "A title", "status": %d, "detail": "A detail",
         "code": "%s", "errors": [%s], "trace_id": "4bf92f35"}"""
        .formatted(code, status, code, errors);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        new Asked(
            exchange.getRequestMethod(), exchange.getRequestURI().toString(), body, exchange));
    Answer answer;
    synchronized (answers) {
      answer = answers.size() > 1 ? answers.remove() : answers.peek();
    }
    if (answer == null) {
      exchange.sendResponseHeaders(500, -1);
      return;
    }
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.type());
    answer.headers().stream()
        .map(header -> header.split(": ", 2))
        .forEach(header -> headers.set(header[0], header[1]));
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
