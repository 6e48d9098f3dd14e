package io.emprops.it.provider;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/form-data} body (RFC 7578). */
public record FormParts(List<Part> parts) {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

  public FormParts {
    parts = List.copyOf(parts);
  }

  /**
   * One part.
   *
   * @param fileName empty for plain fields
   * @param content each byte as one character
   */
  public record Part(String name, String fileName, String contentType, String content) {

    /** The content as text. */
    public String text() {
      return new String(content.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The content as bytes. */
    public byte[] bytes() {
      return content.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  /** Reads a request's body; no parts, if it is none of this kind. */
  public static FormParts of(FakeRequest request) {
    Matcher boundary = BOUNDARY.matcher(request.header("Content-Type"));
    if (!request.header("Content-Type").startsWith("multipart/form-data") || !boundary.find()) {
      return new FormParts(List.of());
    }
    String body = request.body().toString(StandardCharsets.ISO_8859_1);
    List<Part> parts = new ArrayList<>();
    for (String piece : body.split(Pattern.quote("--" + boundary.group(1)), -1)) {
      int end = piece.indexOf("\r\n\r\n");
      if (piece.startsWith("\r\n") && end >= 0 && piece.endsWith("\r\n")) {
        parts.add(part(piece.substring(0, end), piece.substring(end + 4, piece.length() - 2)));
      }
    }
    return new FormParts(parts);
  }

  private static Part part(String head, String content) {
    String type =
        head.lines()
            .filter(line -> line.regionMatches(true, 0, "content-type:", 0, 13))
            .map(line -> line.substring(13).strip())
            .findFirst()
            .orElse("");
    return new Part(first(NAME, head), first(FILE_NAME, head), type, content);
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** The text of a plain field. */
  public Optional<String> field(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name) && part.fileName().isEmpty())
        .map(Part::text)
        .findFirst();
  }

  /** The files of this name, and of the name with {@code []} at its end. */
  public List<Part> files(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name) || part.name().equals(name + "[]"))
        .filter(part -> !part.fileName().isEmpty())
        .toList();
  }
}
