package io.emprops.openapi.adapter.out.ledger;

/** Texts from outside, as PostgreSQL can hold them. */
final class StorableText {
  private StorableText() {}

  /** PostgreSQL holds neither NUL nor lone surrogates; a foreign worker may send either. */
  static String of(String text, int longest) {
    var kept = new StringBuilder();
    text.codePoints()
        .limit(longest)
        .map(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
