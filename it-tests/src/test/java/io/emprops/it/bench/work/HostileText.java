package io.emprops.it.bench.work;

import io.emprops.core.json.JsonValue.JsonObject;
import java.util.List;

/** Texts that mean something to JSON, or to the syntax of one engine or another. */
final class HostileText {
  private static final List<String> PIECES =
      List.of(
          "\\",
          "\"",
          "\n",
          "\u0000",
          "\\\"",
          "\\n",
          "\r",
          "\t",
          "\b",
          "\f",
          "\u0001",
          "\u001f",
          "\u007f",
          "\u2028",
          "ä €",
          "\uD83D\uDE00",
          "{{ }}",
          "{{x}}",
          "{{{x}}}",
          "{{#if x}}",
          "{{&x}}",
          "\\{{x}}",
          "${x}",
          "$$",
          "$&",
          "$1",
          "$`",
          "{x}",
          "{#x}",
          "{% x %}",
          "{# x #}",
          "@x",
          "@if(x)",
          "<%= x %>",
          "<b>&amp;</b>",
          "'",
          "%s",
          "#{x}");

  private HostileText() {}

  /**
   * The text for a variable: by turns all pieces together, so that each meets the others, and one
   * alone, so that none hides behind another.
   *
   * @param turn how many variables had theirs before
   */
  static String of(int turn, JsonObject inputs) {
    if (turn % 2 == 1) {
      return "a" + PIECES.get(turn / 2 % PIECES.size()) + "b";
    }
    // Where order counts, the last variable is replaced last.
    String last = List.copyOf(inputs.members().keySet()).getLast();
    return String.join(" ", PIECES) + " {{" + last + "}}";
  }
}
