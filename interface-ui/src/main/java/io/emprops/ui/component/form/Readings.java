package io.emprops.ui.component.form;

import static io.emprops.ui.text.Texts.text;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.ui.component.PrettyJson;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in a field as JSON, and the other way round. */
final class Readings {
  private static final int INDENT = 2;

  private Readings() {}

  /** Text as it is; none where empty. */
  static Optional<JsonValue> string(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(JsonValue.of(text));
  }

  /** A number with its very digits; other text stays text, for the checker to refuse. */
  static Optional<JsonValue> number(String text) {
    var digits = text.strip();
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new JsonNumber(digits));
    } catch (IllegalArgumentException e) {
      return Optional.of(JsonValue.of(digits));
    }
  }

  /** Any JSON; none where empty or not JSON, which {@link #notJson} tells. */
  static Optional<JsonValue> json(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonText.parse(text));
    } catch (JsonTextException e) {
      return Optional.empty();
    }
  }

  /** Where a text stops being JSON. */
  static Optional<String> notJson(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      JsonText.parse(text);
      return Optional.empty();
    } catch (JsonTextException e) {
      return Optional.of(text("form.not-json", e.line(), e.column()));
    }
  }

  /** A reference such as {@code {"secret": "name"}}. */
  static Function<String, Optional<JsonValue>> reference(String member) {
    return text ->
        text.isBlank()
            ? Optional.empty()
            : Optional.of(JsonValue.object().put(member, text.strip()).build());
  }

  /** References to several files, by their ids with commas between them. */
  static Optional<JsonValue> files(String text) {
    List<JsonValue> files =
        Arrays.stream(text.split("[,\\s]+"))
            .map(reference("asset"))
            .flatMap(Optional::stream)
            .toList();
    return files.isEmpty() ? Optional.empty() : Optional.of(new JsonArray(files));
  }

  /** The other way round. */
  static Optional<String> asFiles(JsonValue value) {
    return value instanceof JsonArray(var files)
        ? Optional.of(
            files.stream()
                .flatMap(file -> referred("asset").apply(file).stream())
                .collect(Collectors.joining(", ")))
        : referred("asset").apply(value);
  }

  static Optional<JsonValue> date(@Nullable LocalDate date) {
    return Optional.ofNullable(date).map(d -> JsonValue.of(d.toString()));
  }

  static Optional<JsonValue> time(@Nullable LocalTime time) {
    return Optional.ofNullable(time)
        .map(t -> JsonValue.of(t.format(DateTimeFormatter.ISO_LOCAL_TIME)));
  }

  /** A local time with the server's offset: RFC 3339 wants one. */
  static Optional<JsonValue> dateTime(@Nullable LocalDateTime time) {
    return Optional.ofNullable(time)
        .map(t -> t.atZone(ZoneId.systemDefault()).toOffsetDateTime())
        .map(t -> JsonValue.of(t.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)));
  }

  /** The text of a string, number or boolean; the JSON of anything else. */
  static Optional<String> plain(JsonValue value) {
    return Optional.of(
        switch (value) {
          case JsonString(String text) -> text;
          case JsonValue.JsonNull _ -> "";
          case JsonNumber _, JsonValue.JsonBoolean _, JsonValue.JsonArray _, JsonObject _ ->
              value.toJson();
        });
  }

  static Optional<String> pretty(JsonValue value) {
    return Optional.of(PrettyJson.of(value, INDENT));
  }

  static Function<JsonValue, Optional<String>> referred(String member) {
    return value ->
        value instanceof JsonObject object
            ? object.member(member).flatMap(Readings::plain)
            : plain(value);
  }

  static Optional<LocalDate> asDate(JsonValue value) {
    return parsed(value, LocalDate::parse);
  }

  static Optional<LocalTime> asTime(JsonValue value) {
    return parsed(value, text -> LocalTime.parse(text, DateTimeFormatter.ISO_TIME));
  }

  static Optional<LocalDateTime> asDateTime(JsonValue value) {
    return parsed(
        value,
        text ->
            OffsetDateTime.parse(text).atZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime());
  }

  private static <T> Optional<T> parsed(JsonValue value, Function<String, T> parser) {
    try {
      return plain(value).map(parser);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
