package io.emprops.it.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A value that nobody could write by chance, and all the forms in which it would be found again: as
 * it is, escaped, encoded wherever it stands in what was encoded, and by either of its ends.
 */
final class Canary {
  private static final int END = 16;

  private final String value;
  private final Map<String, String> forms = new LinkedHashMap<>();

  private Canary(String value) {
    this.value = value;
    form("plain", value);
    form("its beginning", value.substring(0, END));
    form("its end", value.substring(value.length() - END));
    String json = Json.quote(value);
    form("JSON", json.substring(1, json.length() - 1));
    String url = URLEncoder.encode(value, StandardCharsets.UTF_8);
    form("URL", url);
    form("URL in lower case", url.toLowerCase(Locale.ROOT));
    form("reversed", new StringBuilder(value).reverse().toString());
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    form("hex", HexFormat.of().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      byte[] placed = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, placed, before, bytes.length);
      String text = Base64.getEncoder().withoutPadding().encodeToString(placed);
      String core = text.substring(4, text.length() - 4);
      form("base 64 from byte " + before, core);
      form("base 64 for URLs from byte " + before, core.replace('+', '-').replace('/', '_'));
    }
  }

  /** A fresh one, with what escaping is about. */
  static Canary make() {
    String chance = UUID.randomUUID().toString().replace("-", "");
    return new Canary("cnry" + chance + "/+\"?&=" + new StringBuilder(chance).reverse());
  }

  String value() {
    return value;
  }

  private void form(String name, String text) {
    forms.put(name, text);
  }

  /** Where and in which form it stands in this text. */
  List<String> findIn(String place, String text) {
    return forms.entrySet().stream()
        .filter(form -> text.contains(form.getValue()))
        .map(form -> place + " holds it: " + form.getKey())
        .toList();
  }

  /** Looks through every file below a folder, byte by byte. */
  List<String> findBelow(Path folder) {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.addAll(findIn(folder.relativize(file).toString(), read(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("looking through " + folder, e);
    }
    return found;
  }

  /** Each byte as a character: all forms are ASCII. A file that went meanwhile holds nothing. */
  private static String read(Path file) throws IOException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException _) {
      return "";
    }
  }
}
