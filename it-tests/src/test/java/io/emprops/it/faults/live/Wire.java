package io.emprops.it.faults.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.emprops.it.faults.FaultFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * JSON over HTTP to processes that may be dead, frozen or cut off: no answer is one of the answers.
 */
final class Wire implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /** What came back. */
  record Answer(int status, JsonNode body) {}

  Optional<Answer> get(String url, String token, Duration patience) {
    return send(request(url, token, patience).GET().build());
  }

  Optional<Answer> post(
      String url, String token, Duration patience, JsonNode body, String... headers) {
    var request =
        request(url, token, patience)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()));
    return send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  HttpClient http() {
    return http;
  }

  private static HttpRequest.Builder request(String url, String token, Duration patience) {
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(patience)
        .header("Authorization", "Bearer " + token);
  }

  private Optional<Answer> send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return Optional.of(new Answer(response.statusCode(), parse(response.body())));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static JsonNode parse(String text) {
    try {
      return text.isBlank() ? JSON.missingNode() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // A dying server says anything.
      return JSON.getNodeFactory().textNode(text);
    }
  }

  /**
   * Reads a value as the services write it.
   *
   * @throws FaultFailure when it is none
   */
  static <T> T read(JsonNode node, Class<T> type) {
    try {
      return JSON.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new FaultFailure("not a %s: %s".formatted(type.getSimpleName(), node), e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
