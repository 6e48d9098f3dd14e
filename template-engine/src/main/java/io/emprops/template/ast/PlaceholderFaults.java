package io.emprops.template.ast;

import io.emprops.core.problem.ErrorCode;
import io.emprops.template.parse.Findings;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.Segment;
import io.emprops.template.parse.SourceString;
import io.emprops.template.parse.Span;
import java.util.Optional;

/** Says what is wrong with braces that make no placeholder, and what to write instead. */
final class PlaceholderFaults {
  private PlaceholderFaults() {}

  static void note(Segment.Faulty faulty, SourceString text, Pointer pointer, Findings findings) {
    Span span = text.span(faulty.start(), faulty.end());
    switch (faulty.kind()) {
      case UNCLOSED ->
          findings.add(
              ErrorCode.PLACEHOLDER_UNCLOSED,
              pointer,
              span,
              "the placeholder is not closed",
              Optional.of("close it with }}, or write \\\\{{ for the braces themselves"));
      case EMPTY ->
          findings.add(
              ErrorCode.PLACEHOLDER_EMPTY,
              pointer,
              span,
              "the placeholder is empty",
              Optional.of("name a variable, as {{prompt}}"));
      case SECTION ->
          findings.add(
              ErrorCode.PLACEHOLDER_SECTION,
              pointer,
              span,
              "sections, partials and triple braces are not part of the language",
              Optional.of(instead(text.value(), faulty.start() + 2)));
    }
  }

  private static String instead(String text, int mark) {
    if (text.startsWith("#each", mark) || text.startsWith("/each", mark)) {
      return "use an object {\"$each\": list, \"do\": …}";
    }
    return switch (text.charAt(mark)) {
      case '{' -> "use two braces; values are never escaped";
      case '^' -> "use an object {\"$if\": condition, \"else\": …}";
      case '>' -> "write the part out here; there are no partials, $let names what repeats";
      default -> "use an object {\"$if\": condition, \"then\": …}";
    };
  }
}
