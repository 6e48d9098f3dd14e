package io.emprops.ui.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.problem.Problem;
import io.emprops.ui.problem.ApiProblemException;
import io.emprops.ui.problem.ApiUnavailableException;
import io.emprops.ui.session.Account;
import io.emprops.ui.session.CurrentAccount;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends requests to open-api in the name of who is signed in. */
@Singleton
final class ApiClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  private final URI root;
  private final Duration timeout;
  private final ObjectMapper json;
  private final CurrentAccount account;
  private final HttpClient http;

  ApiClient(UiConfig config, ObjectMapper json, CurrentAccount account) {
    this.root = config.apiUrl();
    this.timeout = config.callTimeout();
    this.json = json;
    this.account = account;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
  }

  HttpClient http() {
    return http;
  }

  ObjectMapper json() {
    return json;
  }

  /** A request to a path below {@code /api}, with the caller's token. */
  HttpRequest.Builder request(String path) {
    return request(path, account.find().map(Account::token).orElse(""));
  }

  /** A request in the name of a token; none where it is empty. */
  HttpRequest.Builder request(String path, String token) {
    var request =
        HttpRequest.newBuilder(root.resolve("/api" + path)).header("Accept", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  ApiReply get(String path) {
    return send(request(path).GET());
  }

  ApiReply post(String path, Object body) {
    return send(request(path).method("POST", jsonOf(body)));
  }

  /** The request's body; set the content type with it. */
  HttpRequest.BodyPublisher jsonOf(Object body) {
    try {
      return BodyPublishers.ofString(json.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not writable as JSON: " + body.getClass(), e);
    }
  }

  /**
   * Sends and waits.
   *
   * @throws ApiUnavailableException if there is no answer
   */
  ApiReply send(HttpRequest.Builder builder) {
    return send(builder, "application/json", timeout);
  }

  /**
   * Sends a body of another type, and waits so long.
   *
   * @throws ApiUnavailableException if there is no answer
   */
  ApiReply send(HttpRequest.Builder builder, String contentType, Duration longest) {
    var request = builder.timeout(longest).setHeader("Content-Type", contentType).build();
    var what = request.method() + " " + request.uri().getPath();
    try {
      return new ApiReply(what, http.send(request, BodyHandlers.ofString()), json);
    } catch (IOException e) {
      throw new ApiUnavailableException(what + " got no answer from " + root, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiUnavailableException(what + " was interrupted", e);
    }
  }

  /** Throws what an answer to a streamed request says. */
  ApiProblemException problem(int status, String body) {
    return new ApiProblemException(ApiReply.problemOf(status, body, json));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The query with those parameters that are not empty. */
  static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .filter(parameter -> !parameter.getValue().isEmpty())
        .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&", "?", ""));
  }

  static boolean isProblem(String contentType) {
    return contentType.startsWith(Problem.MEDIA_TYPE);
  }
}
