package io.emprops.queue.connector.openai;

import static io.emprops.queue.connector.http.JsonAnswers.text;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.queue.connector.PayloadReader;
import io.emprops.queue.connector.webhook.Multipart;
import java.util.ArrayList;
import java.util.List;

/** An edit's payload as the form that the API takes: images and mask as files, the rest as text. */
final class EditForm {
  private EditForm() {}

  static Multipart of(PayloadReader payload, ImageFiles files) {
    List<JsonValue> parts = new ArrayList<>();
    payload
        .object()
        .members()
        .forEach(
            (name, value) -> {
              switch (name) {
                case "image", "mask" -> addFiles(parts, name, value, files);
                default -> payload.value(name).ifPresent(v -> parts.add(field(name, v)));
              }
            });
    return Multipart.read(parts.stream().map(PayloadReader::of).toList());
  }

  private static void addFiles(
      List<JsonValue> parts, String name, JsonValue value, ImageFiles files) {
    if (value instanceof JsonArray(var several)) {
      several.forEach(one -> parts.add(file(name + "[]", files.given(name, one), parts.size())));
    } else {
      parts.add(file(name, files.given(name, value), parts.size()));
    }
  }

  private static JsonValue file(String name, JsonObject file, int number) {
    String type = text(file, "media_type").orElse("");
    return JsonValue.object()
        .put("name", name)
        .put("base64", text(file, "base64").orElse(""))
        .put("content_type", type)
        .put("filename", "image-%d.%s".formatted(number, type.substring(type.indexOf('/') + 1)))
        .build();
  }

  private static JsonValue field(String name, JsonValue value) {
    String text = value instanceof JsonString(String own) ? own : value.toJson();
    return JsonValue.object().put("name", name).put("value", text).build();
  }
}
