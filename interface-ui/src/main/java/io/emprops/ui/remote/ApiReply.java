package io.emprops.ui.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.ui.problem.ApiProblemException;
import io.emprops.ui.problem.ApiUnavailableException;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * What open-api answered.
 *
 * @param what the request, for messages
 */
record ApiReply(String what, HttpResponse<String> response, ObjectMapper json) {

  int status() {
    return response.statusCode();
  }

  boolean ok() {
    return status() / 100 == 2;
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /**
   * The body of a good answer.
   *
   * @throws ApiProblemException for another
   */
  <T> T as(Class<T> type) {
    return type.cast(read(json.constructType(type)));
  }

  /** The same for generic types. */
  <T> T as(TypeReference<T> type) {
    try {
      return json.readValue(good(), type);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  JsonNode tree() {
    return as(JsonNode.class);
  }

  /**
   * The errors that the answer lists; never empty.
   *
   * @throws ApiProblemException if it is about something else than a document or inputs
   */
  List<Diagnostic> errors() {
    var problem = problem();
    if (status() != 422 && status() != 413) {
      throw new ApiProblemException(problem);
    }
    return problem.errors().isEmpty()
        ? List.of(Diagnostic.at("", problem.code(), problem.detail()))
        : problem.errors();
  }

  Problem problem() {
    return problemOf(status(), response.body(), json);
  }

  /** Reads a problem document; of another body, makes one from the status. */
  static Problem problemOf(int status, String body, ObjectMapper json) {
    try {
      return json.readValue(body, Problem.class);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      var code =
          switch (status) {
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 502, 503, 504 -> ErrorCode.UNAVAILABLE;
            default -> ErrorCode.INTERNAL;
          };
      return Problem.of(code, "the API answered with status %d".formatted(status), List.of());
    }
  }

  private Object read(JavaType type) {
    try {
      return json.readValue(good(), type);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  private String good() {
    if (!ok()) {
      throw new ApiProblemException(problem());
    }
    return response.body();
  }

  private ApiUnavailableException unreadable(JsonProcessingException cause) {
    return new ApiUnavailableException(what + " got an answer that cannot be read", cause);
  }
}
