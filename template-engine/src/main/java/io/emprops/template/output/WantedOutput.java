package io.emprops.template.output;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.MediaKind;
import io.emprops.core.json.JsonPlace;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.template.output.OutputContract.Unmet;
import io.emprops.template.schema.CompiledSchema;
import io.emprops.template.schema.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One output that a document promises.
 *
 * <ul>
 *   <li>{@code path}: there is a value; without one, the whole result is meant
 *   <li>{@code kind} {@code text}: a text, or the {@code text} of the whole result; {@code json}:
 *       any value, and a text that holds JSON stands for what it holds; {@code image}, {@code
 *       audio}, {@code video}: a stored file of that kind, a list with nothing else in it, or a web
 *       address; {@code file}: the same of any kind. Without a path such a file stands anywhere in
 *       the result.
 *   <li>{@code schema}: what the value fits. A long text travels as a file, which is not read: the
 *       text that it stands for is taken to fit
 * </ul>
 *
 * @param name empty for the document's only output
 */
record WantedOutput(String name, JsonObject contract) {
  private static final int MOST_VIOLATIONS = 5;

  Optional<Unmet> unmet(JsonValue result) {
    Optional<String> path = text("path");
    Optional<MediaKind> kind = text("kind").flatMap(MediaKind::find);
    Optional<JsonValue> schema = contract.member("schema");
    Optional<JsonValue> found = path.isEmpty() ? Optional.of(result) : placed(path.get(), result);
    if (found.isEmpty()) {
      return Optional.of(
          new Unmet(
              "output-missing", "%s has no value at '%s'".formatted(answer(), path.orElse(""))));
    }
    JsonValue value = found.get();
    return kind.filter(wanted -> !isOf(wanted, value, path.isEmpty()))
        .map(wanted -> wrongKind(wanted, value, path))
        .or(() -> schema.flatMap(wanted -> misfit(wanted, value, kind)));
  }

  /** A path counts from the result, or from its {@code body}. */
  private static Optional<JsonValue> placed(String path, JsonValue result) {
    JsonPlace place = JsonPlace.parse(path);
    return place.in(result).or(() -> member(result, "body").flatMap(place::in));
  }

  private String answer() {
    return name.isEmpty() ? "The answer" : "The output '%s'".formatted(name);
  }

  private Unmet wrongKind(MediaKind kind, JsonValue value, Optional<String> path) {
    String place = path.map(" at '%s'"::formatted).orElse("");
    return switch (kind) {
      case TEXT ->
          new Unmet(
              "output-kind", "%s has %s%s, not text".formatted(answer(), value.kind(), place));
      case JSON, IMAGE, AUDIO, VIDEO, FILE ->
          new Unmet("output-kind", "%s has no %s%s".formatted(answer(), kind.wire(), place));
    };
  }

  private static boolean isOf(MediaKind kind, JsonValue value, boolean whole) {
    return switch (kind) {
      case JSON -> true;
      case TEXT ->
          isText(value)
              || (whole && member(value, "text").filter(WantedOutput::isText).isPresent());
      case IMAGE, AUDIO, VIDEO, FILE -> whole ? holds(kind, value) : isFile(kind, value);
    };
  }

  private static boolean isText(JsonValue value) {
    return value instanceof JsonString || isLongText(value);
  }

  private static boolean isLongText(JsonValue value) {
    return Asset.ofJson(value).filter(file -> file.kind() == MediaKind.TEXT).isPresent();
  }

  private static boolean holds(MediaKind kind, JsonValue value) {
    return isFile(kind, value)
        || switch (value) {
          case JsonArray(var elements) -> elements.stream().anyMatch(each -> holds(kind, each));
          case JsonObject(var members) ->
              members.values().stream().anyMatch(each -> holds(kind, each));
          case JsonValue _ -> false;
        };
  }

  private static boolean isFile(MediaKind kind, JsonValue value) {
    return switch (value) {
      case JsonArray(var elements) ->
          !elements.isEmpty() && elements.stream().allMatch(each -> isFile(kind, each));
      case JsonObject object ->
          Asset.ofJson(object)
              .filter(file -> kind == MediaKind.FILE || file.kind() == kind)
              .isPresent();
      case JsonString(String text) -> text.startsWith("https://") || text.startsWith("http://");
      case JsonValue _ -> false;
    };
  }

  private Optional<Unmet> misfit(JsonValue schema, JsonValue value, Optional<MediaKind> kind) {
    return switch (CompiledSchema.compile(schema)) {
      case CompiledSchema.Result.Invalid(String pointer, String message) ->
          Optional.of(
              new Unmet(
                  "output-schema",
                  "The schema of the output cannot be used: %s %s".formatted(pointer, message)));
      case CompiledSchema.Result.Compiled(CompiledSchema compiled) -> {
        List<Violation> wrong = compiled.validate(value);
        wrong = wrong.stream().filter(each -> !isInLongText(each.pointer(), value)).toList();
        if (!wrong.isEmpty() && kind.filter(MediaKind.JSON::equals).isPresent()) {
          // Models write JSON as text.
          wrong = parsed(value).map(compiled::validate).orElse(wrong);
        }
        yield wrong.isEmpty() ? Optional.empty() : Optional.of(misfit(wrong));
      }
    };
  }

  /** The pointer is that of the file's reference or of one of its members. */
  private static boolean isInLongText(String pointer, JsonValue value) {
    List<String> steps = JsonPlace.parse(pointer).steps();
    return IntStream.rangeClosed(0, steps.size())
        .mapToObj(depth -> new JsonPlace(steps.subList(0, depth)))
        .anyMatch(place -> place.in(value).filter(WantedOutput::isLongText).isPresent());
  }

  private Unmet misfit(List<Violation> wrong) {
    String places =
        wrong.stream()
            .limit(MOST_VIOLATIONS)
            .map(each -> "'%s' %s".formatted(each.pointer(), each.message()))
            .collect(Collectors.joining("; "));
    return new Unmet("output-schema", "%s does not fit its schema: %s".formatted(answer(), places));
  }

  private static Optional<JsonValue> parsed(JsonValue value) {
    try {
      return value instanceof JsonString(String text)
          ? Optional.of(JsonText.parse(text))
          : Optional.empty();
    } catch (JsonTextException e) {
      return Optional.empty();
    }
  }

  private Optional<String> text(String member) {
    return member(contract, member)
        .flatMap(v -> v instanceof JsonString(String s) ? Optional.of(s) : Optional.empty());
  }

  private static Optional<JsonValue> member(JsonValue value, String name) {
    return value instanceof JsonObject object ? object.member(name) : Optional.empty();
  }
}
