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
 * @param scope the names that loops and {@code $let} bind there
 * @param use what its value is for
 */
record Site(SourceString source, int start, Pointer pointer, Place place, Scope scope, Use use) {

  /** What a value is for, which tells the type of a variable without a definition. */
  enum Use {
    /** It is put into the payload. */
    VALUE,
    /** It is put into a text or a key. */
    PART,
    /** It decides. */
    CONDITION,
    /** It is looped over. */
    LIST,
    /** It gets a name. */
    BINDING,
    /** It decides whether a variable is asked for. */
    VISIBILITY
  }

  /** The source of a part of the expression. */
  Span span(int from, int to) {
    return source.span(start + from, start + to);
  }
}
