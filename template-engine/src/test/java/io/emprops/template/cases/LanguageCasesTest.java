package io.emprops.template.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.template.RenderOutcome;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageCasesTest {
  private static final String SOURCE =
      """
      {"job_type": "simulation",
       "template": {"n": "{{n}}", "at": "{{now()}}", "key": "{{key}}"},
       "variable_types": {"n": {"type": "number", "max": 5, "default": 1.50}, "key": {"type": "secret"},
                          "odd": {"type": "text"}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          {}                                                     | {}
          {"inputs": {"n": 1.0}}                                 | {"payload": {"n": 1.0, "at": "2026-01-01T00:00:00Z"}, "late": []}
          {"context": {"now": "2027-01-01T00:00:00Z"}}           | {"payload": {"n": 1.50, "at": "2027-01-01T00:00:00Z"}}
          {"inputs": {"key": {"secret": "k"}}}                   | {"late": [{"pointer": "/key", "parts": [{"secret": "k"}]}]}
          {}                                                     | {"warnings": [{"code": "variable.unused"}], "breaches": []}
          {"inputs": {"n": 6, "m": 1}}                           | {"errors": [{"code": "input.max", "pointer": "/inputs/n"}]}
          {"inputs": {"n": 6}}                                   | {"errors": [{"code": "input.max"}], "only_errors": true}
          {"source": {"job_type": "simulation", "template": "{{"}} | {"errors": [{"code": "placeholder.unclosed", "line": 1}]}
          """)
  void passesWhereTheExpectedComesOut(String given, String expect) {
    assertThat(outcome(given, expect)).isInstanceOf(CaseOutcome.Passed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          {"inputs": {"n": 6}} | {}                                                 | the errors differ
          {"inputs": {"n": 6}} | {"payload": 1}                                     | the errors differ
          {"inputs": {"n": 6}} | {"errors": [{"code": "input.max", "line": 1}]}     | the errors differ
          {"inputs": {"n": 6, "m": 1}} | {"errors": [{"code": "input.max"}], "only_errors": true} | the errors differ
          {}                   | {"errors": [{"code": "input.max"}]}                | the errors differ
          {}                   | {"warnings": []}                                   | the warnings differ
          {}                   | {"warnings": [{"code": "variable.unknown"}]}       | the warnings differ
          {}                   | {"breaches": [{}]}                                 | the breaches differ
          {}                   | {"payload": {"n": 1.50}}                           | the payload differs
          {}                   | {"payload": {"n": 1.5, "at": "2026-01-01T00:00:00Z"}} | the payload differs
          {}                   | {"payload": {"at": "2026-01-01T00:00:00Z", "n": 1.50}} | the payload differs
          {}                   | {"late": [{"pointer": "/key", "parts": []}]}       | the late values differ
          """)
  void failsWhereSomethingElseComesOut(String given, String expect, String heading) {
    assertThat(explanation(given, expect)).startsWith(heading + "\n");
  }

  @Test
  void tellsBothSides() {
    assertThat(explanation("{\"inputs\": {\"n\": 6}}", "{\"errors\": [{\"code\": \"input.min\"}]}"))
        .isEqualTo(
            """
            the errors differ
            - {"code":"input.min"}
            + input.max /inputs/n must be at most 5\
            """);
    assertThat(explanation("{}", "{\"payload\": {\"n\": 1.5, \"at\": \"2026-01-01T00:00:00Z\"}}"))
        .isEqualTo(
            """
            the payload differs
            - {"n":1.5,"at":"2026-01-01T00:00:00Z"}
            + {"n":1.50,"at":"2026-01-01T00:00:00Z"}\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          1                                                        | a case must be an object
          {"expect": {}}                                           | source is missing
          {"source": 1}                                            | expect is missing or no object
          {"source": 1, "expect": {}, "input": {}}                 | a case has no member "input"
          {"source": 1, "expect": {}, "inputs": []}                | inputs must be an object
          {"source": 1, "expect": {"error": []}}                   | expect has no member "error"
          {"source": 1, "expect": {"errors": [1]}}                 | errors must be an array of objects
          {"source": 1, "expect": {"warnings": {}}}                | warnings must be an array of objects
          {"source": 1, "expect": {"only_errors": false}}          | only_errors must be true or left out
          {"source": 1, "expect": {}, "context": {"now": "today"}} | context must have a time as now and a number as seed
          {"source": 1, "expect": {}, "context": {"seed": -1}}     | context must have a time as now and a number as seed
          {"source": 1, "expect": {}, "context": {"seed": "1"}}    | context must have a time as now and a number as seed
          """)
  void saysWhyACaseCannotBeRun(String json, String reason) {
    assertThat(run(json)).containsExactly(new CaseOutcome.Failed("/cases/0", "/cases/0", reason));
  }

  @Test
  void failsWhereTheWaysOfRenderingDiffer() {
    var found =
        new LanguageOutcome(
            new RenderOutcome.Rendered(JsonValue.of(1), List.of()), List.of(), List.of("as text"));

    List<String> faults = new LanguageExpectation(JsonValue.emptyObject()).faults(List.of(), found);

    assertThat(faults).containsExactly("other ways of rendering come to something else", "as text");
  }

  private static String explanation(String given, String expect) {
    CaseOutcome outcome = outcome(given, expect);
    assertThat(outcome).isInstanceOf(CaseOutcome.Failed.class);
    return ((CaseOutcome.Failed) outcome).explanation();
  }

  /** The outcome of a case with the members that are given, the source unless given. */
  private static CaseOutcome outcome(String given, String expect) {
    String members = given.substring(1, given.length() - 1);
    String source = given.contains("\"source\"") ? "" : ",\"source\": " + SOURCE;
    String json =
        "{\"title\": \"t\", \"expect\": %s%s%s}"
            .formatted(expect, source, members.isEmpty() ? "" : "," + members);
    return run(json).getFirst();
  }

  private static List<CaseOutcome> run(String json) {
    return LanguageCases.run(
        new TemplateCompiler(Limits.standard()), (JsonArray) JsonText.parse("[" + json + "]"));
  }
}
