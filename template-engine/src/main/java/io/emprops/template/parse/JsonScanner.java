package io.emprops.template.parse;

import io.emprops.core.problem.ErrorCode;

/** Reads the tokens of a JSON text; each method stops at the first character that cannot go on. */
final class JsonScanner {
  /** Longer numbers are refused, so that arithmetic on them stays cheap. */
  private static final int MAX_DIGITS = 1_000;

  private static final char END = '\uffff';

  private final String text;
  // The same text: reading it unit by unit is faster here.
  private final char[] units;
  private int at;

  JsonScanner(String text) {
    this.text = text;
    this.units = text.toCharArray();
  }

  int offset() {
    return at;
  }

  /** The next character; U+FFFF after the last, which begins no token either. */
  char peek() {
    return at < units.length ? units[at] : END;
  }

  void skip() {
    at++;
    skipBlanks();
  }

  void skipBlanks() {
    char[] all = units;
    int i = at;
    // Most tokens follow each other or one space; both end before the loop.
    while (i < all.length && all[i] <= ' ' && isBlank(all[i])) {
      i++;
    }
    at = i;
  }

  boolean accept(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  /** After a value: whether a comma announces another, or else the bracket closes. */
  boolean separator(char close) throws UnreadableException {
    skipBlanks();
    if (accept(close)) {
      return false;
    }
    if (!accept(',')) {
      throw stop("a comma or '" + close + "' is expected here");
    }
    skipBlanks();
    if (peek() == close) {
      throw stop("a value must follow the comma");
    }
    return true;
  }

  void expectEnd() throws UnreadableException {
    skipBlanks();
    if (at < text.length()) {
      throw stop("the document ends before this");
    }
  }

  SourceString name() throws UnreadableException {
    if (peek() != '"') {
      throw stop("a member's name in double quotes is expected here");
    }
    SourceString name = string();
    skipBlanks();
    expect(':', "a colon is expected here");
    skipBlanks();
    return name;
  }

  void word(String word) throws UnreadableException {
    for (int i = 0; i < word.length(); i++) {
      if (!accept(word.charAt(i))) {
        throw stop("'" + word + "' is expected here");
      }
    }
  }

  String number() throws UnreadableException {
    int start = at;
    accept('-');
    if (!accept('0')) {
      digits(start, "a value is expected here");
    }
    if (accept('.')) {
      digits(start, "a digit must follow the decimal point");
    }
    if (accept('e') || accept('E')) {
      if (!accept('+')) {
        accept('-');
      }
      digits(start, "a digit must follow the exponent's sign");
    }
    return text.substring(start, at);
  }

  private void digits(int start, String otherwise) throws UnreadableException {
    if (!isDigit(peek())) {
      throw stop(otherwise);
    }
    while (isDigit(peek())) {
      if (at - start >= MAX_DIGITS) {
        throw stop("a number may have " + MAX_DIGITS + " digits");
      }
      at++;
    }
  }

  SourceString string() throws UnreadableException {
    int start = at;
    int end = plainEnd(start + 1);
    if (end < units.length && units[end] == '"') {
      at = end + 1;
      return SourceString.plain(CommonWords.between(text, units, start + 1, end), start, at);
    }
    at = start + 1;
    var value = new SourceString.Builder();
    while (true) {
      int from = at;
      at = plainEnd(from);
      value.text(text, from, at);
      if (accept('"')) {
        return value.build(start, at);
      }
      if (peek() != '\\') {
        throw stop(
            at < text.length()
                ? "a control character must be escaped"
                : "the string is not closed");
      }
      escape(value);
    }
  }

  /** Where the characters end that stand for themselves. */
  private int plainEnd(int from) {
    char[] all = units;
    int i = from;
    while (i < all.length && isPlain(all[i])) {
      i++;
    }
    return i;
  }

  private void escape(SourceString.Builder value) throws UnreadableException {
    int start = at++;
    char unit =
        switch (peek()) {
          case '"', '\\', '/' -> peek();
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'u' -> hex();
          default -> throw stop("this cannot follow a backslash");
        };
    at++;
    value.escape(unit, at - start);
  }

  /** Leaves the last of the four digits to the caller, who passes over one character. */
  private char hex() throws UnreadableException {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      at++;
      int digit = at < text.length() && text.charAt(at) < 128 ? hexDigit(text.charAt(at)) : -1;
      if (digit < 0) {
        throw stop("four hexadecimal digits must follow \\u");
      }
      unit = unit * 16 + digit;
    }
    return (char) unit;
  }

  private static int hexDigit(char c) {
    return Character.digit(c, 16);
  }

  private void expect(char c, String otherwise) throws UnreadableException {
    if (!accept(c)) {
      throw stop(otherwise);
    }
  }

  private UnreadableException stop(String reason) {
    String told = at < text.length() ? reason : "the text ends here: " + reason;
    return new UnreadableException(ErrorCode.DOCUMENT_JSON, Pointer.root(), at, told);
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c != '"' && c != '\\';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
