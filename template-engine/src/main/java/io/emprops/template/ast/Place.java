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
 * @param source of the document
 * @param span in the source
 */
public record Place(Pointer pointer, SourceText source, Span span) {

  /** The same place, told by this pointer. */
  Place at(Pointer other) {
    return other == pointer ? this : new Place(other, source, span);
  }

  /** The line, from 1. */
  public int line() {
    return source.line(span.start());
  }

  /** The column, from 1, in UTF-16 units. */
  public int column() {
    return source.column(span.start());
  }

  /** An error here. */
  public Diagnostic error(ErrorCode code, String message) {
    return Diagnostic.at(pointer.toString(), code, message).in(line(), column(), span.length());
  }
}
