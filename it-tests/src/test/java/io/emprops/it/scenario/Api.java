package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A client of one service's HTTP API that hands back answers as they are. */
final class Api {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final String root;
  private final Optional<String> token;

  private Api(String root, Optional<String> token) {
    this.root = root;
    this.token = token;
  }

  static Api as(String token, String root) {
    return new Api(root, Optional.of(token));
  }

  static Api anonymous(String root) {
    return new Api(root, Optional.empty());
  }

  /** The same service, asked by somebody else. */
  Api as(String other) {
    return new Api(root, Optional.of(other));
  }

  /** The same service, asked by nobody. */
  Api anonymous() {
    return new Api(root, Optional.empty());
  }

  Answer get(String path, String... headers) {
    return exchange(request(path, headers).GET().build());
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  Answer put(String path, String body, String... headers) {
    return send("PUT", path, body, headers);
  }

  /** Sends JSON text, unless a header says otherwise. */
  Answer send(String method, String path, String body, String... headers) {
    var request = request(path, headers).method(method, BodyPublishers.ofString(body));
    if (!List.of(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    return exchange(request.build());
  }

  /** A body that is no text, of an answer with status 200. */
  byte[] bytes(String path) {
    HttpResponse<byte[]> response = sent(request(path).GET().build(), BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    return response.body();
  }

  /** The lines of a stream of events; the caller closes it. */
  Stream<String> lines(String path, String... headers) {
    var request = request(path, headers).header("Accept", "text/event-stream").GET().build();
    HttpResponse<Stream<String>> response = sent(request, BodyHandlers.ofLines());
    assertThat(response.statusCode()).as(path).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    return response.body();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(root + path)).timeout(LONGEST);
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Answer exchange(HttpRequest request) {
    HttpResponse<String> response = sent(request, BodyHandlers.ofString());
    return new Answer(
        "%s %s".formatted(request.method(), request.uri().getPath()),
        response.statusCode(),
        response.headers(),
        response.body());
  }

  private <T> HttpResponse<T> sent(HttpRequest request, BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new UnreachableException(request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException(request.uri(), e);
    }
  }

  /** What a service answered. */
  record Answer(String to, int status, java.net.http.HttpHeaders headers, String body) {

    JsonNode json() {
      return Json.parse(body);
    }

    /** Its body, once the status is checked. */
    JsonNode expect(int wanted) {
      assertThat(status).as("%s → %s", to, body).isEqualTo(wanted);
      return json();
    }

    Optional<String> header(String name) {
      return headers.firstValue(name);
    }
  }

  /** A service that does not answer at all. */
  static final class UnreachableException extends RuntimeException {
    UnreachableException(URI address, Throwable cause) {
      super("no answer from " + address, cause);
    }
  }
}
