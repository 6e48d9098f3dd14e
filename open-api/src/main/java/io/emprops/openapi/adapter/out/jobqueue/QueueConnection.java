package io.emprops.openapi.adapter.out.jobqueue;

import io.emprops.core.job.port.out.QueueUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Calls of job-queue with a service token; what does not work in time counts as unavailable. */
public final class QueueConnection implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final int NOT_FOUND = 404;
  private static final Set<Integer> REFUSALS = Set.of(400, 413, 422);

  private final URI root;
  private final Supplier<String> tokens;
  private final HttpClient client;

  /**
   * Calls nothing yet.
   *
   * @param root of job-queue, without a path
   * @param tokens gives a bearer token for each call
   */
  public QueueConnection(URI root, Supplier<String> tokens) {
    this.root = root;
    this.tokens = tokens;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
  }

  /** The answer's body; the server may take this long before it answers. */
  String get(String path, Duration wait) {
    return accepted(path, send(request(path, ANSWER.plus(wait)).GET().build()));
  }

  /** The answer's body, for somebody who does without it rather than wait. */
  String glance(String path) {
    return accepted(path, send(request(path, GLANCE).GET().build()));
  }

  /** The answer's body; empty where there is nothing at this path. */
  Optional<String> find(String path) {
    HttpResponse<String> response = send(request(path, ANSWER).GET().build());
    return response.statusCode() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(accepted(path, response));
  }

  /** The answer's body. */
  String post(String path, String body) {
    return accepted(path, send(postOf(path, body)));
  }

  /**
   * The answer's body, or word that job-queue will never take what was sent. A path that is not
   * there is no such word.
   */
  Answer offer(String path, String body) {
    HttpResponse<String> response = send(postOf(path, body));
    return REFUSALS.contains(response.statusCode())
        ? new Answer.Refused(response.statusCode())
        : new Answer.Taken(accepted(path, response));
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  private HttpRequest postOf(String path, String body) {
    return request(path, ANSWER)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest.Builder request(String path, Duration timeout) {
    return HttpRequest.newBuilder(root.resolve(path))
        .timeout(timeout)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + tokens.get());
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new QueueUnavailableException("job-queue did not answer " + place(request), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueueUnavailableException("interrupted while asking " + place(request), e);
    }
  }

  private static String accepted(String path, HttpResponse<String> response) {
    if (response.statusCode() / 100 == 2) {
      return response.body();
    }
    throw new QueueUnavailableException(
        "job-queue answered %s with %d".formatted(path, response.statusCode()));
  }

  private static String place(HttpRequest request) {
    return request.method() + " " + request.uri().getPath();
  }

  /** What became of an offer. */
  sealed interface Answer {

    /** The answer's body. */
    record Taken(String body) implements Answer {}

    /** The same body will be refused again. */
    record Refused(int status) implements Answer {}
  }
}
