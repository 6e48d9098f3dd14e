package io.emprops.template.ast;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.SourceText;
import io.emprops.template.parse.Span;

/**
 * Where a part of the template stands, for errors that show only when it is rendered.
 *
 * @param pointer into the document
 * @param line from 1
 * @param column from 1, in UTF-16 units
 * @param length in UTF-16 units
 */
public record Place(Pointer pointer, int line, int column, int length) {

  /** The place of a piece of the source text. */
  static Place of(SourceText source, Span span, Pointer pointer) {
    int line = source.line(span.start());
    return new Place(pointer, line, source.column(span.start(), line), span.length());
  }

  /** An error here. */
  public Diagnostic error(ErrorCode code, String message) {
    return Diagnostic.at(pointer.toString(), code, message).in(line, column, length);
  }
}
