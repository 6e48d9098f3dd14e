package io.emprops.openapi.adapter.in.rest.problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads bodies that are text; what is too large, empty or not UTF-8 ends the request. */
public final class BodyText {
  private BodyText() {}

  /** The whole text; never more is read than a body may have. */
  public static String read(InputStream body) throws IOException {
    return decode(body.readNBytes(Requests.LARGEST_BODY + 1));
  }

  private static String decode(byte[] body) {
    if (body.length > Requests.LARGEST_BODY) {
      throw new ProblemException(BodyLimit.tooLarge());
    }
    if (body.length == 0) {
      throw ProblemException.of(BodyFaults.at("the body is empty", 1, 1));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      String before = new String(body, StandardCharsets.UTF_8);
      int fault = before.indexOf('\uFFFD');
      String head = before.substring(0, Math.max(fault, 0));
      int line = 1 + (int) head.chars().filter(c -> c == '\n').count();
      int column = head.length() - head.lastIndexOf('\n');
      throw ProblemException.of(BodyFaults.at("the body is not UTF-8", line, column));
    }
  }
}
