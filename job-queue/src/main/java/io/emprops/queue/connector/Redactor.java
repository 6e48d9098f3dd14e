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
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts {@code ***} in place of known secrets: as they are, escaped for JSON or a URL, and in base
 * 64 wherever they stand inside what was encoded. Secrets of fewer than four characters are left:
 * they would wreck every text.
 */
public final class Redactor {
  private static final String MARK = "***";
  private static final int SHORTEST = 4;
  private static final int BYTES_OF_A_GROUP = 3;
  private static final int BITS_OF_A_CHARACTER = 6;
  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");
  private static final String CUT = "…";

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
    String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return Stream.concat(
            Stream.of(
                secret,
                json.substring(1, json.length() - 1),
                url,
                url.replace("+", "%20"),
                ESCAPE.matcher(url).replaceAll(escape -> lower(escape.group()))),
            IntStream.range(0, BYTES_OF_A_GROUP).boxed().flatMap(at -> base64(secret, at)))
        .filter(form -> form.length() >= SHORTEST);
  }

  private static String lower(String escape) {
    return escape.toLowerCase(Locale.ROOT);
  }

  /**
   * Those characters of base 64 that the secret alone decides, in both alphabets.
   *
   * @param before how many bytes of the group of three in which it begins are another's
   */
  private static Stream<String> base64(String secret, int before) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    byte[] placed = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, placed, before, bytes.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(placed);
    int begin = (before * Byte.SIZE + BITS_OF_A_CHARACTER - 1) / BITS_OF_A_CHARACTER;
    // At the end of all, the last character stands there as it is; within more, it does not.
    int end = placed.length * Byte.SIZE / BITS_OF_A_CHARACTER;
    String own = text.substring(begin, end);
    Stream<String> both = before == 0 ? Stream.of(text, own) : Stream.of(own);
    return both.flatMap(form -> Stream.of(form, form.replace('+', '-').replace('/', '_')));
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
        withoutHalfSecret(scrub(failure.message())),
        failure.retryAfterMs());
  }

  /** A message that was cut may end amid a secret, which is then none of those that are known. */
  private String withoutHalfSecret(String message) {
    if (!message.endsWith(CUT)) {
      return message;
    }
    String kept = message.substring(0, message.length() - CUT.length());
    for (String needle : needles) {
      int at = firstUnfinished(kept, needle);
      if (kept.length() - at >= SHORTEST) {
        return kept.substring(0, at) + MARK + CUT;
      }
    }
    return message;
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
