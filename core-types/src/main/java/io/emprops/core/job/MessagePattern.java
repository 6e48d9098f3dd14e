package io.emprops.core.job;

import java.util.regex.Pattern;

/** An error's message without what differs from one occurrence to the next. */
final class MessagePattern {
  /** What comes behind differs more than it tells. */
  private static final int LONGEST = 500;

  private static final Pattern URL =
      Pattern.compile("\\b[A-Za-z][A-Za-z0-9+.-]{0,20}://[^\\s\"'`<>]++");
  private static final Pattern QUOTED =
      Pattern.compile(
          "\"(?:[^\"\\\\]++|\\\\.)*+\"|`[^`]*+`|\u201c[^\u201d]*+\u201d|\u00ab[^\u00bb]*+\u00bb"
              // An apostrophe within or behind a word quotes nothing.
              + "|(?<![\\p{L}\\p{N}])'[^'\n]*+'(?![\\p{L}\\p{N}])",
          Pattern.DOTALL);
  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}");
  private static final Pattern ID =
      Pattern.compile("(?<![A-Za-z0-9])(?=[0-9]*+[A-Za-z])(?=[A-Za-z]*+[0-9])[A-Za-z0-9]{8,}+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]++(?:[.,:][0-9]++)*+");
  private static final Pattern SPACE = Pattern.compile("\\s++");

  private MessagePattern() {}

  /** Placeholders stand in the place of addresses, quoted texts, ids and numbers. */
  static String of(String message) {
    String text = URL.matcher(message).replaceAll("<url>");
    text = QUOTED.matcher(text).replaceAll("<text>");
    text = UUID.matcher(text).replaceAll("<id>");
    text = ID.matcher(text).replaceAll("<id>");
    text = NUMBER.matcher(text).replaceAll("<n>");
    text = SPACE.matcher(text).replaceAll(" ").strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
