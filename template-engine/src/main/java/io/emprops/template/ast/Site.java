package io.emprops.template.ast;

import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.SourceString;
import io.emprops.template.parse.Span;

/**
 * Where an expression stands.
 *
 * @param source the string that holds it
 * @param start index of its first unit in the string
 * @param pointer to tell of
 * @param place of the whole placeholder
 */
record Site(SourceString source, int start, Pointer pointer, Place place) {

  /** The source of a part of the expression. */
  Span span(int from, int to) {
    return source.span(start + from, start + to);
  }
}
