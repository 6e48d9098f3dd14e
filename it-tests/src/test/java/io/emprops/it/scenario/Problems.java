package io.emprops.it.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.core.problem.ErrorCode;
import io.emprops.it.scenario.Api.Answer;
import java.util.List;
import java.util.Map;

/** Checks problem documents (RFC 9457) whole. */
final class Problems {
  private Problems() {}

  /** The answer is this problem and nothing less; hands back its document. */
  static JsonNode require(Answer answer, ErrorCode code) {
    assertThat(answer.status()).as("%s → %s", answer.to(), answer.body()).isEqualTo(code.status());
    assertThat(answer.header("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    JsonNode problem = answer.json();
    assertThat(problem.path("type").asText()).isEqualTo("urn:emprops:problem:" + code.wire());
    assertThat(problem.path("title").asText()).isEqualTo(code.title());
    assertThat(problem.path("status").asInt()).isEqualTo(code.status());
    assertThat(problem.path("code").asText()).isEqualTo(code.wire());
    assertThat(problem.path("detail").asText()).isNotBlank();
    String path = answer.to().substring(answer.to().indexOf(' ') + 1);
    assertThat(problem.path("instance").asText()).isEqualTo(path);
    assertThat(problem.path("trace_id").asText()).isNotBlank();
    assertThat(problem.path("errors").isArray()).isTrue();
    assertThat(problem.properties())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(
            "type", "title", "status", "detail", "instance", "code", "errors", "trace_id");
    assertThat(answer.body()).doesNotContain("io.emprops.", "java.", "Exception");
    return problem;
  }

  /** The single errors as {@code pointer code}, in any order. */
  static List<String> errors(JsonNode problem) {
    return problem
        .path("errors")
        .valueStream()
        .map(error -> error.path("pointer").asText() + " " + error.path("code").asText())
        .toList();
  }

  /** The only error. */
  static JsonNode onlyError(JsonNode problem) {
    assertThat(problem.path("errors")).hasSize(1);
    JsonNode error = problem.path("errors").get(0);
    assertThat(error.path("message").asText()).isNotBlank();
    assertThat(error.path("severity").asText()).isEqualTo("error");
    return error;
  }
}
