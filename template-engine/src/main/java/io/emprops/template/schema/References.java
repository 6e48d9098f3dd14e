package io.emprops.template.schema;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.template.parse.Pointer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The schemas of one document by what a reference may call them. */
final class References {
  private final Map<String, JsonValue> schemas = new HashMap<>();

  private References() {}

  /** Finds every schema of the document. */
  static References of(JsonValue document) {
    var references = new References();
    references.add(document, Pointer.root());
    return references;
  }

  private void add(JsonValue schema, Pointer at) {
    schemas.putIfAbsent("#" + at, schema);
    if (schema instanceof JsonObject object) {
      name(object, "$anchor").ifPresent(anchor -> schemas.putIfAbsent("#" + anchor, schema));
      name(object, "$dynamicAnchor").ifPresent(anchor -> schemas.putIfAbsent("#" + anchor, schema));
      Subschemas.of(object, at).forEach(inner -> add(inner.schema(), inner.at()));
    }
  }

  /** The schema of the document that a reference means; empty where it means none. */
  Optional<JsonValue> find(String reference) {
    return Optional.ofNullable(schemas.get(decoded(reference)));
  }

  /** A string member, if the schema has it. */
  static Optional<String> name(JsonObject schema, String keyword) {
    return schema.member(keyword).orElse(schema) instanceof JsonString(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** A fragment is percent-encoded UTF-8; what is no such code stands for itself. */
  private static String decoded(String reference) {
    if (reference.indexOf('%') < 0) {
      return reference;
    }
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < reference.length(); ) {
      int code = code(reference, i);
      if (code >= 0) {
        bytes.write(code);
        i += 3;
      } else {
        int point = reference.codePointAt(i);
        bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(point);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int code(String text, int at) {
    if (text.charAt(at) != '%' || at + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at + 1), 16);
    int low = Character.digit(text.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
