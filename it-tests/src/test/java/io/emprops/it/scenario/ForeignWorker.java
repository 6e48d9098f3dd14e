package io.emprops.it.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A worker that somebody else wrote, in any language: it knows the messages, the gateway's address
 * and its token, and nothing else.
 */
record ForeignWorker(String id, Line line) implements AutoCloseable {
  private static final long LONGEST_ANSWER_SECONDS = 30;

  /** How its messages get to the gateway. */
  interface Line extends AutoCloseable {

    /** Sends one message and waits for the answer. */
    JsonNode ask(String type, String message);

    @Override
    void close();
  }

  /** The two ways. */
  enum Transport {
    HTTP {
      @Override
      Line open(Api queue, String root, String token) {
        return new Line() {
          @Override
          public JsonNode ask(String type, String message) {
            return queue.as(token).post("/worker/" + type, message).json();
          }

          @Override
          public void close() {
            // Each message has its own connection.
          }
        };
      }
    },
    WEB_SOCKET {
      @Override
      Line open(Api queue, String root, String token) {
        return WebSocketLine.to(URI.create(root.replaceFirst("http", "ws") + "/ws/worker"), token);
      }
    };

    abstract Line open(Api queue, String root, String token);
  }

  /** Asks for a token for itself and registers. */
  static ForeignWorker register(World world, Transport transport, String id, String jobType) {
    return register(world, transport, id, jobType, "{}");
  }

  /** The same with labels. */
  static ForeignWorker register(
      World world, Transport transport, String id, String jobType, String labels) {
    return register(world, transport, id, List.of(jobType), labels);
  }

  /** The same for several job types. */
  static ForeignWorker register(
      World world, Transport transport, String id, List<String> jobTypes, String labels) {
    String types = String.join("\",\"", jobTypes);
    String token =
        world
            .api()
            .post(
                "/api/worker-tokens",
                "{\"worker_id\":\"%s\",\"job_types\":[\"%s\"],\"ttl_seconds\":600}"
                    .formatted(id, types))
            .expect(201)
            .path("token")
            .asText();
    Line line = transport.open(world.queue(), world.stack().description().queue(), token);
    var worker = new ForeignWorker(id, line);
    JsonNode registered =
        worker.say(
            "register",
            "\"machine_id\":\"m-%s\",\"capabilities\":{\"job_types\":[\"%s\"],\"labels\":%s},\"slots\":1,\"current_jobs\":[],\"protocol\":1"
                .formatted(id, types, labels));
    expect("registered", registered);
    return worker;
  }

  /** Waits for a job. */
  Held pull() {
    JsonNode answer =
        Waiting.until(
            "a job for " + id,
            java.time.Duration.ofSeconds(40),
            () -> say("pull", "\"slots\":1,\"wait\":5000"),
            given -> !given.path("type").asText().equals("nothing"));
    expect("assign", answer);
    return new Held(
        answer.at("/job/id").asText(),
        answer.path("lease_token").asText(),
        answer.path("attempt").asInt(),
        answer.path("job"));
  }

  /** Reports a result; hands back the kind of answer. */
  String complete(String job, String token, String result) {
    return say(
            "complete",
            "%s,\"result\":%s,\"usage\":{\"duration_ms\":1}".formatted(about(job, token), result))
        .path("type")
        .asText();
  }

  /**
   * Says something about a job that it holds, or no longer holds; hands back the kind of answer.
   */
  String report(String type, String job, String token, String members) {
    return say(type, about(job, token) + members).path("type").asText();
  }

  /** Renews the lease. */
  JsonNode heartbeat(Held held) {
    return say(
        "heartbeat",
        "\"jobs\":[{\"job_id\":\"%s\",\"lease_token\":\"%s\"}]"
            .formatted(held.job(), held.token()));
  }

  /** Whether it gets an answer to a heartbeat, and no refusal. */
  boolean isHeard() {
    return say("heartbeat", "\"jobs\":[]").path("type").asText().equals("leases");
  }

  private static String about(String job, String token) {
    return "\"job_id\":\"%s\",\"lease_token\":\"%s\"".formatted(job, token);
  }

  private JsonNode say(String type, String members) {
    return line.ask(type, "{\"type\":\"%s\",\"worker_id\":\"%s\",%s}".formatted(type, id, members));
  }

  private static void expect(String type, JsonNode answer) {
    if (!answer.path("type").asText().equals(type)) {
      throw new AssertionError("expected %s: %s".formatted(type, answer));
    }
  }

  @Override
  public void close() {
    line.close();
  }

  /** A job under a lease. */
  record Held(String job, String token, int attempt, JsonNode described) {}

  private record WebSocketLine(HttpClient client, WebSocket socket, BlockingQueue<String> answers)
      implements Line {

    static WebSocketLine to(URI address, String token) {
      HttpClient client = HttpClient.newHttpClient();
      BlockingQueue<String> answers = new LinkedBlockingQueue<>();
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .header("Authorization", "Bearer " + token)
              .buildAsync(address, new Listener(answers))
              .join();
      return new WebSocketLine(client, socket, answers);
    }

    @Override
    public JsonNode ask(String type, String message) {
      socket.sendText(message, true).join();
      try {
        String answer = answers.poll(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
          throw new AssertionError("no answer to " + type);
        }
        return Json.parse(answer);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }

    @Override
    public void close() {
      socket.abort();
      client.close();
    }
  }

  /** Puts the frames of a message together. */
  private static final class Listener implements WebSocket.Listener {
    private final BlockingQueue<String> answers;
    private final StringBuilder part = new StringBuilder();

    Listener(BlockingQueue<String> answers) {
      this.answers = answers;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        answers.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
