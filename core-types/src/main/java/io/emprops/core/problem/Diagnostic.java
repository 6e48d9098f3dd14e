package io.emprops.core.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One error or warning and its place.
 *
 * @param code what is wrong
 * @param message what is wrong here and how to mend it, for people; never holds a secret's value
 * @param pointer JSON Pointer (RFC 6901) into the document or the request, {@code ""} for its root
 * @param line of the source text, from 1; absent where there is no text
 * @param column from 1, in UTF-16 units
 * @param length of the faulty part, in UTF-16 units
 * @param hint the nearest name, or the fix
 * @param severity whether it stops anything
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Diagnostic(
    ErrorCode code,
    String message,
    String pointer,
    @Nullable Integer line,
    @Nullable Integer column,
    @Nullable Integer length,
    @Nullable String hint,
    Severity severity) {

  /** A diagnostic of a value that has no text to point into. */
  public static Diagnostic at(String pointer, ErrorCode code, String message) {
    return new Diagnostic(code, message, pointer, null, null, null, null, code.severity());
  }

  /** The same with a position in the source text. */
  public Diagnostic in(int line, int column, int length) {
    return new Diagnostic(code, message, pointer, line, column, length, hint, severity);
  }

  /** The same on a line of a text whose columns mean nothing, a table for example. */
  public Diagnostic onLine(int line) {
    return new Diagnostic(code, message, pointer, line, column, length, hint, severity);
  }

  /** The same with a hint. */
  public Diagnostic hinting(@Nullable String hint) {
    return new Diagnostic(code, message, pointer, line, column, length, hint, severity);
  }
}
