package io.emprops.it.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** What one does with workflows and jobs in nearly every story. */
record Workflows(Api api) {
  private static final Duration LONGEST_JOB = Duration.ofSeconds(60);

  /** Reads a document from the test's resources, exactly. */
  static String source(String name) {
    try (var in = Workflows.class.getResourceAsStream("/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Saves a document's text as a new workflow. */
  JsonNode save(String name, String source) {
    return api.post("/api/workflows", request(name, source)).expect(201);
  }

  /** The id of a new workflow. */
  String saveForId(String name, String source) {
    return save(name, source).path("id").asText();
  }

  static String request(String name, String source) {
    return "{\"name\":%s,\"component_type\":\"dynamic_json\",\"source\":%s}"
        .formatted(Json.quote(name), Json.quote(source));
  }

  /** Executes it; hands back the job's id. */
  String execute(String workflow, String inputs) {
    return api.post("/api/workflows/" + workflow + "/execute", "{\"inputs\":%s}".formatted(inputs))
        .expect(202)
        .path("job_id")
        .asText();
  }

  Api.Answer job(String job) {
    return api.get("/api/jobs/" + job);
  }

  /** The job's record once the ledger has its end, as text and all. */
  Api.Answer awaitEnd(String job) {
    return Waiting.until(
        "the end of " + job,
        LONGEST_JOB,
        () -> job(job),
        answer -> answer.expect(200).path("final").asBoolean());
  }
}
