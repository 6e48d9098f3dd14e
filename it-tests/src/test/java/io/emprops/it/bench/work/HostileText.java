package io.emprops.it.bench.work;

import io.emprops.core.json.JsonValue.JsonObject;
import java.util.List;

/** Text that means something to JSON, or to the syntax of one engine or another. */
final class HostileText {
  private static final String TEXT =
      "\" \\ \\\" \\n \n \r \t \b \f \u0000 \u0001 \u001f \u007f \u2028 ä € \uD83D\uDE00 "
          + "{{ }} {{x}} {{{x}}} {{#if x}} {{&x}} \\{{x}} ${x} $$ $& $1 $` {x} {#x} {% x %} {# x #} "
          + "@x @if(x) <%= x %> <b>&amp;</b> ' %s #{x}";

  private HostileText() {}

  /**
   * The text with a placeholder of the last variable, which is replaced last where order counts.
   */
  static String mentioning(JsonObject inputs) {
    List<String> variables = List.copyOf(inputs.members().keySet());
    return TEXT + " {{" + variables.getLast() + "}}";
  }
}
