package io.emprops.it.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/** Speaks to open-api as any client would: JSON over HTTP with an API token. */
public final class ApiClient {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LONGEST).build();
  private final ObjectMapper json = new ObjectMapper();
  private final String root;
  private final String token;

  /** Speaks to the open-api at this root as the token's holder. */
  public ApiClient(String root, String token) {
    this.root = root;
    this.token = token;
  }

  /**
   * Gets a resource.
   *
   * @throws StackFailure with the problem's detail when it is not there
   */
  public JsonNode get(String path) {
    return expectSuccess(send(request(path).GET().build()));
  }

  /** Posts a body. */
  public JsonNode post(String path, JsonNode body) {
    return expectSuccess(postRaw(path, body.toString()));
  }

  /** Posts a text as it is, and hands back the answer whatever it is. */
  public HttpResponse<String> postRaw(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  /** The lines of a job's event stream, until its end; the caller closes the stream. */
  public Stream<String> events(String job) {
    var request =
        HttpRequest.newBuilder(URI.create(root + "/api/jobs/" + job + "/events"))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream")
            .build();
    return exchange(request, BodyHandlers.ofLines()).body();
  }

  /** A fresh one-time code for a sign-in link. */
  public String signInCode() {
    return post("/api/sign-in-codes", json.createObjectNode()).path("code").asText();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path))
        .timeout(LONGEST)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json, application/problem+json");
  }

  private HttpResponse<String> send(HttpRequest request) {
    return exchange(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new StackFailure("open-api does not answer at %s: %s".formatted(root, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackFailure("the call to open-api was interrupted", e);
    }
  }

  private JsonNode expectSuccess(HttpResponse<String> response) {
    JsonNode body = parse(response.body());
    if (response.statusCode() >= 300) {
      throw new StackFailure(
          "open-api answered %d to %s: %s"
              .formatted(
                  response.statusCode(),
                  response.uri().getPath(),
                  body.path("detail").asText(response.body())));
    }
    return body;
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new StackFailure("open-api answered with something that is no JSON", e);
    }
  }
}
