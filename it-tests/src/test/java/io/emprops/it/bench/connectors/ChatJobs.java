package io.emprops.it.bench.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.provider.FakeProviders;
import io.emprops.it.stack.ApiClient;
import io.emprops.it.stack.StackFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;

/** The same request of the provider as jobs of a workflow. */
final class ChatJobs implements AutoCloseable {
  private static final String SOURCE =
      """
      {"job_type": "openai_chat",
       "template": {"model": "gpt-bench", "messages": [{"role": "user", "content": "{{text}}"}]}}
      """;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Followers followers;
  private final ApiClient client;
  private final StackFile stack;
  private final String execution;

  ChatJobs(StackFile stack) {
    this.stack = stack;
    this.followers = new Followers(stack);
    this.client = new ApiClient(stack.api(), stack.token());
    ObjectNode workflow =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", "a chat")
            .put("component_type", "dynamic_json")
            .put("source", SOURCE);
    this.execution =
        "/api/workflows/%s/execute"
            .formatted(client.post("/api/workflows", workflow).path("id").asText());
  }

  /** One job, from the request that asks for it to the answer that holds its result. */
  double millis() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.api() + execution))
            .header("Authorization", "Bearer " + stack.token())
            .header("Content-Type", "application/json")
            .header("Prefer", "wait=30")
            .POST(BodyPublishers.ofString("{\"inputs\":{\"text\":\"Hi\"}}"))
            .build();
    long start = System.nanoTime();
    HttpResponse<String> response = send(request);
    double millis = (System.nanoTime() - start) / 1e6;
    String status = parsed(response.body()).path("status").asText();
    if (response.statusCode() != 200 || !status.equals("completed")) {
      throw new BenchFailure(
          "a job ended as %d %s".formatted(response.statusCode(), response.body()));
    }
    return millis;
  }

  /**
   * From the moment at which the provider says a piece of text until a follower has it. The
   * provider has paused before, so the piece meets nothing on its way.
   */
  double tokenMillis(FakeProviders providers) {
    CountDownLatch rest = providers.hold();
    try {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.putObject("inputs").put("text", "Hi");
      String job = client.post(execution, body).path("job_id").asText();
      try (Followers.Follower follower = followers.follow(job)) {
        follower.awaitText();
        long said = System.nanoTime();
        rest.countDown();
        double millis = (follower.awaitText() - said) / 1e6;
        follower.awaitEnd();
        return millis;
      }
    } finally {
      providers.release();
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new BenchFailure("open-api does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }

  private JsonNode parsed(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new BenchFailure("no JSON: " + text, e);
    }
  }

  @Override
  public void close() {
    http.close();
    followers.close();
  }
}
