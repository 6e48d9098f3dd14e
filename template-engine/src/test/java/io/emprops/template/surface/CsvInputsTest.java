package io.emprops.template.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.template.VariableDefinition;
import io.emprops.template.UnknownInputs;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CsvInputsTest {
  private static final Collection<VariableDefinition> VARIABLES =
      SurfaceDocument.variables(
          """
          {"text": {"type": "text"},
           "style": {"type": "object", "fields": {
             "colour": {"type": "color"},
             "line": {"type": "object", "fields": {"width": {"type": "integer"}}}}},
           "tags": {"type": "list", "items": {"type": "text"}},
           "photo": {"type": "image"},
           "any": {"type": "object"}}
          """);

  private final CsvInputs csv = CsvInputs.of(VARIABLES);

  @Test
  void theHeaderNamesFieldsWithDots() {
    assertThat(csv.header()).isEqualTo("text,style.colour,style.line.width,tags,photo,any\r\n");
  }

  @Test
  void readsRowsOfAllKinds() {
    String text =
        String.join(
            "\r\n",
            "\uFEFFtags,text,style.line.width,style.colour,photo,any",
            "\"[\"\"a\"\",\"\"b\"\"]\",\"a \"\"quoted\"\" text,",
            "of two lines\",2,#112233,p1,{}",
            ",,,,\"{\"\"asset\"\":\"\"p2\"\"}\",",
            ",short",
            "");

    assertThat(read(text))
        .containsExactly(
            "2 {\"tags\":[\"a\",\"b\"],\"text\":\"a \\\"quoted\\\" text,\\r\\nof two lines\","
                + "\"style\":{\"line\":{\"width\":\"2\"},\"colour\":\"#112233\"},"
                + "\"photo\":{\"asset\":\"p1\"},\"any\":{}}",
            "4 {\"photo\":{\"asset\":\"p2\"}}",
            "5 {\"text\":\"short\"}");
  }

  @Test
  void takesEachEndOfALineAndPassesOverBlankOnes() {
    assertThat(read("text\na\n\n\r\nb\rc"))
        .containsExactly("2 {\"text\":\"a\"}", "5 {\"text\":\"b\"}", "6 {\"text\":\"c\"}");
  }

  @Test
  void readsNoMoreThanTheFirstRows() {
    String text = "text\na\n\nb\nc\n\"never closed";

    assertThat(outcome(csv.read(text, UnknownInputs.REFUSE, 2)))
        .containsExactly("2 {\"text\":\"a\"}", "4 {\"text\":\"b\"}");
    assertThat(outcome(csv.read(text, UnknownInputs.REFUSE, 4))).hasSize(4);
    assertThat(outcome(csv.read("text\na\n", UnknownInputs.REFUSE, 1))).hasSize(1);
  }

  @Test
  void anObjectMayStandInOneCell() {
    assertThat(read("style,text\n\"{\"\"colour\"\":null}\",x\n"))
        .containsExactly("2 {\"style\":{\"colour\":null},\"text\":\"x\"}");
    assertThat(read("style,style.colour\n{},\n{},#112233\n"))
        .containsExactly(
            "2 {\"style\":{}}",
            "3 input.format /inputs/style/colour 3 is given by its fields and as a whole");
  }

  @Test
  void anUnknownColumnIsToldOnceWithTheNearestName() {
    assertThat(read("text,style.color\na,b\nc,d\n"))
        .containsExactly(
            "input.unknown /inputs/style/color 1 there is no \"style.color\""
                + " did you mean style.colour?");
    assertThat(outcome(csv.read("text,other\na,b\n", UnknownInputs.IGNORE)))
        .containsExactly("2 {\"text\":\"a\"}");
  }

  @Test
  void aColumnThatStandsTwiceAndAMissingHeaderAreRefused() {
    assertThat(read("text,text\na,b\n"))
        .containsExactly("input.format /inputs/text 1 the column \"text\" stands twice");
    assertThat(read("\n")).containsExactly("input.format /inputs 1 the header is missing");
  }

  @Test
  void aFaultyRowLeavesTheOthersAlone() {
    assertThat(read("text,tags\na,[1\nb,[]\nc,[],d\n"))
        .containsExactly(
            "2 input.format /inputs/tags 2 must be JSON text",
            "3 {\"text\":\"b\",\"tags\":[]}",
            "4 input.unknown /inputs 4 the row has 3 cells, the header 2");
  }

  @Test
  void aQuoteThatDoesNotCloseIsToldWithItsLine() {
    assertThat(read("text,tags\n\"a\nb\",\n\"c\"\"\nd\",\"e\n\"\"f\n"))
        .containsExactly(
            "2 {\"text\":\"a\\nb\"}",
            "5 input.format /inputs 5 a quote opens here and does not close");
    assertThat(read("\"text\n"))
        .containsExactly("input.format /inputs 1 a quote opens here and does not close");
  }

  @Test
  void whatFollowsAClosingQuoteIsToldWithTheRowsLine() {
    assertThat(read("text\n\"a\nb\"\n\n\"c\"d\ne\n"))
        .containsExactly(
            "2 {\"text\":\"a\\nb\"}",
            "5 input.format /inputs 5 Unexpected character after closing quote: 'd' (0x64)");
  }

  private List<String> read(String text) {
    return outcome(csv.read(text, UnknownInputs.REFUSE));
  }

  private static List<String> outcome(CsvOutcome outcome) {
    return switch (outcome) {
      case CsvOutcome.Refused(var errors) -> errors.stream().map(CsvInputsTest::told).toList();
      case CsvOutcome.Read(var rows) -> rows.stream().map(CsvInputsTest::row).toList();
    };
  }

  private static String row(CsvRow row) {
    return switch (row) {
      case CsvRow.Inputs(long line, var inputs) -> line + " " + JsonText.write(inputs);
      case CsvRow.Refused(long line, var errors) ->
          line + " " + errors.stream().map(CsvInputsTest::told).collect(Collectors.joining("; "));
    };
  }

  private static String told(Diagnostic error) {
    return "%s %s %d %s%s"
        .formatted(
            error.code().wire(),
            error.pointer(),
            error.line(),
            error.message(),
            error.hint() == null ? "" : " " + error.hint());
  }
}
