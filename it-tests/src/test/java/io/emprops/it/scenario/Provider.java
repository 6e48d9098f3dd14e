package io.emprops.it.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.emprops.it.scenario.ProviderRules.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A server that stands for OpenAI, Anthropic and a customer's webhook. It is as strict as they are,
 * and streams its answers as they do.
 */
final class Provider implements AutoCloseable {
  static final String OPENAI_KEY = "sk-test-openai";
  static final String CLAUDE_KEY = "sk-ant-test";

  static final String CHAT = "/v1/chat/completions";
  static final String MESSAGES = "/v1/messages";
  static final String HOOK = "/hook";

  /** What the models say, in the pieces in which they say it. */
  static final List<String> PIECES = List.of("Hi \"there\" ", "{{model}}\n", "👩‍🚀 $& ", "end");

  /** What the webhook answers. */
  static final String HOOK_ANSWER =
      "{\"score\":1.10,\"big\":9007199254740993,\"tiny\":1E-7,\"accepted\":true}";

  private static final long LONGEST_HOLD_SECONDS = 30;

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  private Provider(HttpServer server) {
    this.server = server;
  }

  static Provider start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      Provider provider = new Provider(HttpServer.create(address, 0));
      provider.serve();
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException("starting a provider", e);
    }
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** From now on, answers stop after their first piece until the latch is counted down. */
  CountDownLatch hold() {
    gate.countDown();
    gate = new CountDownLatch(1);
    return gate;
  }

  /** Lets all answers flow again. */
  void release() {
    gate.countDown();
  }

  /**
   * Waits for the request whose body holds this text. Stories share a provider, so each looks for
   * its own request.
   */
  Received next(String text) {
    return Waiting.until(
            "a request with " + text, () -> with(text).stream().findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  /** All requests so far whose body holds this text. */
  List<Received> with(String text) {
    return received.stream().filter(request -> request.body().contains(text)).toList();
  }

  private void serve() {
    server.createContext(CHAT, exchange -> answer(exchange, ProviderRules::chat, this::chat));
    server.createContext(
        MESSAGES, exchange -> answer(exchange, ProviderRules::messages, this::messages));
    server.createContext(HOOK, exchange -> answer(exchange, ProviderRules::hook, Provider::hook));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void answer(HttpExchange exchange, ProviderRules rules, Body body) throws IOException {
    try (exchange) {
      String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var request = new Received(exchange.getRequestMethod(), exchange, text);
      received.add(request);
      Verdict verdict = rules.judge(request);
      String type = verdict.streams() ? "text/event-stream" : "application/json";
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(verdict.status(), 0);
      try (var out = exchange.getResponseBody()) {
        if (verdict.status() == 200) {
          body.write(out);
        } else {
          write(out, verdict.complaint());
        }
      }
    }
  }

  private void chat(OutputStream out) throws IOException {
    event(out, "", chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"));
    for (String piece : PIECES) {
      event(out, "", chunk("{\"content\":%s}".formatted(Json.quote(piece)), "null"));
      awaitGate();
    }
    event(out, "", chunk("{}", "\"stop\""));
    event(
        out,
        "",
        "{\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-4o-mini-2024\",\"choices\":[],\"usage\":{\"prompt_tokens\":31,\"completion_tokens\":9,\"total_tokens\":40}}");
    event(out, "", "[DONE]");
  }

  private static String chunk(String delta, String finish) {
    return "{\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-4o-mini-2024\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}"
        .formatted(delta, finish);
  }

  private void messages(OutputStream out) throws IOException {
    event(
        out,
        "message_start",
        "{\"type\":\"message_start\",\"message\":{\"id\":\"m-1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[],\"model\":\"claude-3-haiku-20240307\",\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":25,\"output_tokens\":1}}}");
    event(
        out,
        "content_block_start",
        "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}");
    event(out, "ping", "{\"type\":\"ping\"}");
    for (String piece : PIECES) {
      event(
          out,
          "content_block_delta",
          "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":%s}}"
              .formatted(Json.quote(piece)));
      awaitGate();
    }
    event(out, "content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}");
    event(
        out,
        "message_delta",
        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":15}}");
    event(out, "message_stop", "{\"type\":\"message_stop\"}");
  }

  private static void hook(OutputStream out) throws IOException {
    write(out, HOOK_ANSWER);
  }

  private void awaitGate() throws IOException {
    try {
      if (!gate.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("nobody opened the gate");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void event(OutputStream out, String name, String data) throws IOException {
    write(out, (name.isEmpty() ? "" : "event: " + name + "\n") + "data: " + data + "\n\n");
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    gate.countDown();
    server.stop(0);
  }

  /** Writes an answer's body. */
  private interface Body {
    void write(OutputStream out) throws IOException;
  }

  /** A request as it came. */
  record Received(String method, HttpExchange exchange, String body) {

    String path() {
      return exchange.getRequestURI().getPath();
    }

    /** A header, or an empty text. */
    String header(String name) {
      String value = exchange.getRequestHeaders().getFirst(name);
      return value == null ? "" : value;
    }

    JsonNode json() {
      return Json.parse(body);
    }
  }
}
