package io.emprops.openapi.adapter.in.rest.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.emprops.core.json.JsonFaults;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.NearestName;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a body, in the words of people and with its place. */
final class BodyFaults {
  private static final String DUPLICATE = "Duplicate field";
  private static final Pattern TOKEN = Pattern.compile("Unrecognized token '.*?'(?=:|$)");

  private BodyFaults() {}

  static Diagnostic describe(JsonProcessingException failure, String body) {
    return switch (failure) {
      case UnrecognizedPropertyException unknown -> unknownMember(unknown);
      case ValueInstantiationException refused -> invalid(refused, reason(refused));
      case MismatchedInputException mismatch when !isCutShort(mismatch, body) ->
          invalid(mismatch, mismatch(mismatch));
      case JsonMappingException mapping
          when mapping.getCause() instanceof JsonProcessingException cause ->
          describe(cause, body);
      default -> malformed(failure, body);
    };
  }

  static Diagnostic at(String message, int line, int column) {
    return Diagnostic.at("", ErrorCode.REQUEST_MALFORMED, message).in(line, column, 1);
  }

  private static Diagnostic malformed(JsonProcessingException failure, String body) {
    JsonLocation place = failure.getLocation();
    String message = firstSentence(JsonFaults.message(failure));
    if (place == null) {
      return at(message, 1, 1);
    }
    int behind = (int) place.getCharOffset() - 1;
    int back =
        message.startsWith(DUPLICATE) && behind > 0 && behind < body.length()
            ? place.getColumnNr() - lengthOfName(body, behind)
            : place.getColumnNr();
    return at(message, Math.max(place.getLineNr(), 1), Math.max(back, 1));
  }

  /** Of the name whose closing quote stands here, quotes included. */
  private static int lengthOfName(String body, int close) {
    int open = close - 1;
    while (open > 0 && !(body.charAt(open) == '"' && body.charAt(open - 1) != '\\')) {
      open--;
    }
    return close - open + 1;
  }

  private static Diagnostic unknownMember(UnrecognizedPropertyException unknown) {
    String name = unknown.getPropertyName();
    List<String> known =
        unknown.getKnownPropertyIds().stream().map(Object::toString).sorted().toList();
    String hint =
        NearestName.of(name, known)
            .map("did you mean '%s'?"::formatted)
            .orElseGet(() -> "known here: " + String.join(", ", known));
    return placed(
            unknown,
            ErrorCode.REQUEST_MEMBER_UNKNOWN,
            "no member '%s' is known here".formatted(name))
        .hinting(hint);
  }

  private static Diagnostic invalid(JsonMappingException failure, String message) {
    return placed(failure, ErrorCode.REQUEST_INVALID, message);
  }

  private static Diagnostic placed(JsonMappingException failure, ErrorCode code, String message) {
    Diagnostic error = Diagnostic.at(pointer(failure), code, message);
    JsonLocation place = failure.getLocation();
    return place == null || place.getLineNr() < 1
        ? error
        : error.in(place.getLineNr(), place.getColumnNr(), 1);
  }

  private static String reason(ValueInstantiationException refused) {
    Throwable cause = refused.getCause();
    String message = cause == null ? null : cause.getMessage();
    return message == null ? "the value is not allowed here" : message;
  }

  private static String mismatch(MismatchedInputException mismatch) {
    Class<?> target = mismatch.getTargetType();
    return target == null
        ? "another type is expected here"
        : expected(target) + " is expected here";
  }

  private static String expected(Class<?> target) {
    if (target == Boolean.class || target == boolean.class) {
      return "a boolean";
    }
    if (Number.class.isAssignableFrom(target) || target.isPrimitive()) {
      return "a number";
    }
    if (Iterable.class.isAssignableFrom(target) || target.isArray()) {
      return "an array";
    }
    if (target.getName().startsWith("java.time.")) {
      return "an RFC 3339 text such as 2026-11-24T02:16:00Z";
    }
    boolean text = target == String.class || target.isEnum();
    return text
        ? "a string"
        : target.getSimpleName().endsWith("Request") ? "an object" : "another value";
  }

  private static String pointer(JsonMappingException failure) {
    return failure.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null ? "" + step.getIndex() : escaped(step.getFieldName()))
        .map(step -> "/" + step)
        .collect(Collectors.joining());
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /** Jackson takes blank text and an end in the midst for a mismatch without a value. */
  private static boolean isCutShort(MismatchedInputException mismatch, String body) {
    return body.isBlank() || mismatch.getOriginalMessage().contains("end-of-input");
  }

  /** Without the word that was not understood: it may be a secret that lost its quotes. */
  private static String firstSentence(String message) {
    int end = message.indexOf('\n');
    String sentence = end < 0 ? message : message.substring(0, end);
    return TOKEN.matcher(sentence).replaceFirst("Unrecognized token");
  }
}
