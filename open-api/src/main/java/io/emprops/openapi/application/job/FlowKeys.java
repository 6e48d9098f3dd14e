package io.emprops.openapi.application.job;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.Digests;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.template.LatePart.Secret;
import io.emprops.core.template.LateValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What limits a job besides its workers: each credential that its provider sees, and within it the
 * model, since providers count by both. A credential is a secret of the organisation, {@code
 * credential:<organisation>/<secret>}, or the key that workers have for a provider, {@code
 * provider:<provider>}; the model follows after a further slash. What a provider tells of its
 * limits holds for the narrower key, what an operator allows for whichever is named.
 */
public final class FlowKeys {
  /** Whose key the workers have, by the job types that call for it. */
  private static final Map<String, String> PROVIDERS =
      Map.of(
          "openai_chat", "openai",
          "openai_responses", "openai",
          "openai_image", "openai",
          "openai_embeddings", "openai",
          "claude_api", "anthropic",
          "gemini", "google");

  /**
   * Where payloads name their model: of a provider, of a call of any API, of one that is polled.
   */
  private static final List<List<String>> MODELS =
      List.of(List.of("model"), List.of("body", "model"), List.of("request", "body", "model"));

  private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1,60}");

  private FlowKeys() {}

  /** All of a job's keys, sorted. */
  public static List<String> of(
      OrganisationId organisation, JobType type, JsonValue payload, List<LateValue> late) {
    Optional<String> model = model(payload);
    return Stream.concat(secrets(organisation, late), provider(type))
        .flatMap(key -> Stream.concat(Stream.of(key), model.map(name -> key + "/" + name).stream()))
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<String> secrets(OrganisationId organisation, List<LateValue> late) {
    return late.stream()
        .flatMap(value -> value.parts().stream())
        .filter(Secret.class::isInstance)
        .map(Secret.class::cast)
        .map(secret -> "credential:%s/%s".formatted(organisation.value(), secret.name()));
  }

  private static Stream<String> provider(JobType type) {
    return Stream.ofNullable(PROVIDERS.get(type.value())).map(name -> "provider:" + name);
  }

  /** Under a short name where its own is long or has characters that keys must not have. */
  private static Optional<String> model(JsonValue payload) {
    return MODELS.stream()
        .flatMap(path -> text(payload, path).stream())
        .findFirst()
        .map(name -> PRINTABLE.matcher(name).matches() ? name : Digests.name(name));
  }

  private static Optional<String> text(JsonValue payload, List<String> path) {
    Optional<JsonValue> at = Optional.of(payload);
    for (String step : path) {
      at = at.flatMap(v -> v instanceof JsonObject object ? object.member(step) : Optional.empty());
    }
    return at.flatMap(v -> v instanceof JsonString(String s) ? Optional.of(s) : Optional.empty());
  }
}
