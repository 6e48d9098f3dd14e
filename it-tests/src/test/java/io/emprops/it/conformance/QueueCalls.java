package io.emprops.it.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.core.job.JobId;
import io.emprops.it.bench.run.BenchFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** What open-api asks of a gateway, beside handing over jobs. */
final class QueueCalls implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int MULTIPLE_CHOICES = 300;

  private final Grounds grounds;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  QueueCalls(Grounds grounds) {
    this.grounds = grounds;
  }

  void cancel(JobId job) {
    var _ = call(request("/internal/jobs/" + job + "/cancel").POST(BodyPublishers.noBody()));
  }

  /** {@code drain}, {@code run} or {@code terminate}. */
  void order(String worker, String order) {
    var _ =
        call(
            request("/internal/workers/%s/%s".formatted(worker, order))
                .POST(BodyPublishers.noBody()));
  }

  /** A live worker. */
  Optional<JsonNode> worker(String id) {
    return call(request("/internal/workers").GET())
        .path("workers")
        .valueStream()
        .filter(worker -> worker.path("worker_id").asText().equals(id))
        .findFirst();
  }

  /** How a job has ended, if it has. */
  Optional<JsonNode> end(JobId job) {
    String since = "";
    while (true) {
      JsonNode page = call(request("/internal/jobs/" + job + "/events?wait_ms=0" + since).GET());
      JsonNode events = page.path("events");
      if (events.isEmpty()) {
        return Optional.empty();
      }
      JsonNode last = events.path(events.size() - 1);
      if (last.path("type").asText().equals("result")) {
        return Optional.of(last.path("data"));
      }
      since = "&since=" + last.path("id").asText();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d%s".formatted(grounds.port(), path)))
        .timeout(LONGEST)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + grounds.serviceToken());
  }

  private JsonNode call(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() < OK || answer.statusCode() >= MULTIPLE_CHOICES) {
        throw new BenchFailure(
            "%s answers %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
      }
      return Json.parse(answer.body().isEmpty() ? "null" : answer.body());
    } catch (IOException e) {
      throw new BenchFailure("the gateway does not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
