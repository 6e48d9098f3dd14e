package io.emprops.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What the parser says of a text that is not JSON, in words for the one who wrote the text. */
public final class JsonFaults {
  /** The parser names where an object began as a place in a source that it may not tell. */
  private static final Pattern BEGINNING =
      Pattern.compile("\\(start marker at \\[Source: .*?line: (\\d+), column: (\\d+)]\\)");

  private JsonFaults() {}

  /** Its message without what is meant for programmers. */
  public static String message(JsonProcessingException fault) {
    return BEGINNING
        .matcher(fault.getOriginalMessage())
        .replaceAll("that began in line $1, column $2");
  }
}
