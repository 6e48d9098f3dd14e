package io.emprops.queue.connector;

import io.emprops.core.job.JobFailure;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonNull;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Puts {@code ***} in place of known secrets: as they are, and escaped for JSON or a URL or in base
 * 64. Secrets of fewer than four characters are left: they would wreck every text.
 */
public final class Redactor {
  private static final String MARK = "***";
  private static final int SHORTEST = 4;

  /** Longest first, so that a secret that holds another goes as a whole. */
  private final List<String> needles;

  /** Knows these secrets. */
  public Redactor(Collection<String> secrets) {
    this.needles =
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST)
            .flatMap(Redactor::forms)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  private static Stream<String> forms(String secret) {
    var json = new StringBuilder();
    JsonText.appendString(json, secret);
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        secret,
        json.substring(1, json.length() - 1),
        URLEncoder.encode(secret, StandardCharsets.UTF_8),
        Base64.getEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The text without secrets. */
  public String scrub(String text) {
    String clean = text;
    for (String needle : needles) {
      clean = clean.replace(needle, MARK);
    }
    return clean;
  }

  /** The failure without secrets. */
  public JobFailure scrub(JobFailure failure) {
    return new JobFailure(
        failure.failureClass(),
        scrub(failure.reason()),
        scrub(failure.message()),
        failure.retryAfterMs());
  }

  /** The value without secrets in its texts, names and numbers. */
  public JsonValue scrub(JsonValue value) {
    return switch (value) {
      case JsonString(String text) -> JsonValue.of(scrub(text));
      case JsonNumber(String digits) -> scrub(digits).equals(digits) ? value : JsonValue.of(MARK);
      case JsonArray(var elements) -> new JsonArray(elements.stream().map(this::scrub).toList());
      case JsonObject(var members) -> {
        Map<String, JsonValue> clean = new LinkedHashMap<>();
        members.forEach((name, member) -> clean.put(scrub(name), scrub(member)));
        yield new JsonObject(clean);
      }
      case JsonNull _, JsonBoolean _ -> value;
    };
  }

  /**
   * How much of a text that goes on can be told: what follows may be the beginning of a secret, or
   * of a longer one than the secret that stands there.
   */
  int tellable(CharSequence text) {
    String all = text.toString();
    int cut = all.length();
    for (String needle : needles) {
      cut = Math.min(cut, firstUnfinished(all, needle));
    }
    int before;
    do {
      before = cut;
      for (String needle : needles) {
        int at = all.indexOf(needle, Math.max(0, cut - needle.length() + 1));
        cut = at >= 0 && at < cut ? at : cut;
      }
    } while (cut < before);
    return cut;
  }

  private static int firstUnfinished(String text, String needle) {
    for (int at = Math.max(0, text.length() - needle.length() + 1); at < text.length(); at++) {
      if (text.startsWith(needle.substring(0, text.length() - at), at)) {
        return at;
      }
    }
    return text.length();
  }
}
