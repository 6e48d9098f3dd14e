package io.emprops.template.ast;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.template.parse.Pointer;

/**
 * Where a part of the template stands, for errors that show only when it is rendered.
 *
 * @param pointer into the document
 * @param line from 1
 * @param column from 1, in UTF-16 units
 * @param length in UTF-16 units
 */
public record Place(Pointer pointer, int line, int column, int length) {

  /** An error here. */
  public Diagnostic error(ErrorCode code, String message) {
    return Diagnostic.at(pointer.toString(), code, message).in(line, column, length);
  }
}
