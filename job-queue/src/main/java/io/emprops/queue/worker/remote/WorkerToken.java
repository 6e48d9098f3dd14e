package io.emprops.queue.worker.remote;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a worker shows at the gateway: a JSON Web Token (RFC 7519). */
public record WorkerToken(String value) {

  /** Whose it is, unchecked, since that is the gateway's part; empty if it does not say so. */
  public Optional<WorkerId> subject() {
    try {
      return claim("sub").flatMap(WorkerToken::text).map(WorkerId::new);
    } catch (IllegalArgumentException e) {
      // No worker's id.
      return Optional.empty();
    }
  }

  /** The job types that may be offered with it; none if it names none. */
  public Set<JobType> jobTypes() {
    return claim("job_types").stream()
        .flatMap(types -> types instanceof JsonArray(var each) ? each.stream() : Stream.empty())
        .flatMap(type -> text(type).stream())
        .map(JobType::new)
        .collect(Collectors.toSet());
  }

  private Optional<JsonValue> claim(String name) {
    String[] parts = value.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      return JsonText.parse(claims) instanceof JsonObject object
          ? object.member(name)
          : Optional.empty();
    } catch (IllegalArgumentException | JsonTextException e) {
      // No base64, or no JSON.
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonValue value) {
    return value instanceof JsonString(String text) ? Optional.of(text) : Optional.empty();
  }

  /** Without the token itself, which is a secret. */
  @Override
  public String toString() {
    return "WorkerToken of " + subject().map(WorkerId::value).orElse("nobody");
  }
}
