package io.emprops.template.fuzz;

import static io.emprops.template.fuzz.HostileCase.RENDERED;
import static io.emprops.template.fuzz.HostileCase.document;
import static io.emprops.template.fuzz.HostileCase.given;
import static io.emprops.template.fuzz.HostileCase.object;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonNumber;
import java.util.List;
import java.util.stream.Stream;

/** Texts and inputs that mean harm. */
final class HostileDocuments {
  private static final int LARGE = 10 << 20;
  private static final String ANY = "{\"v\":{\"type\":\"json\"}}";

  private HostileDocuments() {}

  static Stream<HostileCase> all() {
    return Stream.of(texts(), inputs(), numbers()).flatMap(cases -> cases.stream());
  }

  private static List<HostileCase> texts() {
    return List.of(
        new HostileCase(
            "nested arrays", "limit.depth", () -> "[".repeat(100_000), JsonValue::emptyObject),
        HostileCase.of("nested objects", "limit.depth", "{\"a\":".repeat(100_000), "{}"),
        new HostileCase(
            "a source of 10 MiB",
            "limit.source",
            () -> document("\"" + "a".repeat(LARGE) + "\"", "{}"),
            JsonValue::emptyObject),
        HostileCase.of(
            "open braces", "placeholder.section", "\"" + "{{".repeat(100_000) + "\"", "{}"),
        HostileCase.of(
            "open braces, parted",
            "placeholder.unclosed",
            "\"" + "{{ ".repeat(100_000) + "\"",
            "{}"),
        HostileCase.of("backslashes", RENDERED, "\"" + "\\\\".repeat(400_000) + "\"", "{}"),
        HostileCase.of(
            "equal keys", "document.duplicate-key", object(40_000, _ -> "\"k\":1"), "{}"),
        HostileCase.of(
            "keys of one hash", RENDERED, object(16_384, HostileDocuments::colliding), "{}"),
        HostileCase.of("lone surrogates", RENDERED, "\"" + "\\ud800".repeat(100_000) + "\"", "{}"));
  }

  /** Strings of {@code Aa} and {@code BB} have one hash. */
  private static String colliding(int number) {
    var key = new StringBuilder("\"");
    for (int bit = 0; bit < 14; bit++) {
      key.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return key.append("\":1").toString();
  }

  private static List<HostileCase> inputs() {
    return List.of(
        HostileCase.of(
            "nested inputs", "limit.depth", "\"{{v}}\"", ANY, () -> given(nested(100_000))),
        HostileCase.of(
            "nested unknown inputs", "input.unknown", "1", "{}", () -> given(nested(100_000))),
        HostileCase.of(
            "10 MiB",
            "limit.output",
            "\"{{v}}\"",
            ANY,
            () -> given(JsonValue.of("a".repeat(LARGE)))),
        HostileCase.of(
            "10 MiB in text",
            "limit.output",
            "\"<{{v}}>\"",
            ANY,
            () -> given(JsonValue.of("a".repeat(LARGE)))),
        HostileCase.of(
            "10 MiB as a key",
            "limit.output",
            "{\"{{v}}\":1}",
            "{\"v\":{\"type\":\"text\"}}",
            () -> given(JsonValue.of("a".repeat(LARGE)))),
        HostileCase.of(
            "10 MiB as a number",
            "input.type",
            "\"{{v}}\"",
            "{\"v\":{\"type\":\"number\"}}",
            () -> given(JsonValue.of("1".repeat(LARGE)))),
        HostileCase.of(
            "10 MiB as a date",
            "input.format",
            "\"{{v}}\"",
            "{\"v\":{\"type\":\"datetime\"}}",
            () -> given(JsonValue.of("1".repeat(LARGE)))),
        HostileCase.of(
            "10 MiB as an address",
            "input.format",
            "\"{{v}}\"",
            "{\"v\":{\"type\":\"email\"}}",
            () -> given(JsonValue.of("a@".repeat(LARGE / 2)))),
        HostileCase.of(
            "10 MiB as a URL",
            "limit.output",
            "\"{{v}}\"",
            "{\"v\":{\"type\":\"url\"}}",
            () -> given(JsonValue.of("http://" + "a.".repeat(LARGE / 2)))),
        HostileCase.of(
            "10 MiB of a pattern",
            "input.pattern",
            "\"{{v}}\"",
            "{\"v\":{\"type\":\"text\",\"pattern\":\"^(a+)+$\"}}",
            () -> given(JsonValue.of("a".repeat(LARGE / 10) + "!"))),
        HostileCase.of(
            "lone surrogates in inputs",
            RENDERED,
            "\"{{v}}{{v}}\"",
            ANY,
            () -> given(JsonValue.of("\udfff\ud800".repeat(50_000)))));
  }

  private static JsonValue nested(int depth) {
    JsonValue value = JsonValue.array();
    for (int i = 0; i < depth; i++) {
      value = JsonValue.array(value);
    }
    return value;
  }

  private static List<HostileCase> numbers() {
    String huge = "1e999999999";
    return List.of(
        HostileCase.of("a huge constant", RENDERED, huge, "{}"),
        HostileCase.of(
            "a huge default",
            "definition.default",
            "\"{{v}}\"",
            "{\"v\":{\"type\":\"number\",\"default\":" + huge + "}}"),
        HostileCase.of(
            "huge bounds",
            "definition.member",
            "\"{{v}}\"",
            "{\"v\":{\"type\":\"number\",\"min\":-"
                + huge
                + ",\"max\":"
                + huge
                + ",\"step\":1e-999999999}}"),
        HostileCase.of(
            "far steps",
            RENDERED,
            "\"{{v}}\"",
            "{\"v\":{\"type\":\"number\",\"step\":1e-300}}",
            () -> given(new JsonNumber("1e308"))),
        HostileCase.of(
            "a huge input",
            "input.type",
            "\"{{v}}\"",
            "{\"v\":{\"type\":\"integer\"}}",
            () -> given(new JsonNumber(huge))),
        HostileCase.of(
            "a huge option",
            "input.option",
            "\"{{v}}\"",
            "{\"v\":{\"type\":\"select\",\"options\":[" + huge + "]}}",
            () -> given(new JsonNumber("1e999999998"))),
        HostileCase.of("huge json", RENDERED, "\"{{v}}\"", ANY, () -> given(new JsonNumber(huge))),
        HostileCase.of(
            "a huge number in text",
            RENDERED,
            "\"<{{v}}>\"",
            ANY,
            () -> given(new JsonNumber(huge))));
  }
}
