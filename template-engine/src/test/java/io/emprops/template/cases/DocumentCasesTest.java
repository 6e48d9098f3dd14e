package io.emprops.template.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DocumentCasesTest {
  @Test
  void aDocumentWithoutTestsHasNone() {
    var template =
        compiled("{\"job_type\": \"simulation\", \"template\": 1, \"variable_types\": {}}");

    assertThat(DocumentCases.run(template)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          {"text": "a"}                        | {"payload": {"list": ["a"], "text": "a"}}
          {"text": "a", "n": 1.50}             | {"payload": {"text": "a", "n": 1.5, "list": [15e-1, "a"]}}
          {"text": "a", "key": {"secret": "k"}}| {"payload": {"text": "a", "list": ["a"], "key": "***"}, "late": [{"pointer": "/key", "parts": [{"secret": "k"}]}]}
          {"text": "a"}                        | {"late": []}
          {}                                   | {"errors": [{"code": "input.required"}]}
          {"n": 6}                             | {"errors": [{"code": "input.max", "pointer": "/inputs/n"}, {"code": "input.required"}]}
          {"txt": "a"}                         | {"errors": [{"hint": "did you mean text?", "message": "there is no \\"txt\\""}]}
          """)
  void passesWhereTheExpectedComesOut(String inputs, String expect) {
    assertThat(run("{\"title\": \"t\", \"inputs\": %s, \"expect\": %s}".formatted(inputs, expect)))
        .containsExactly(new CaseOutcome.Passed("t", "/tests/0"));
  }

  @Test
  void tellsEachPlaceThatDiffers() {
    assertThat(
            explanation(
                """
                {"inputs": {"text": "b", "n": 2},
                 "expect": {"payload": {"text": "a", "n": 2.0, "list": [3], "gone": {"x": null}}}}
                """))
        .isEqualTo(
            """
            the payload differs
            /text
            - "a"
            + "b"
            /list/0
            - 3
            + 2
            /list/1
            + "b"
            /gone
            - {"x":null}\
            """);
  }

  @Test
  void tellsErrorsThatWereNotExpected() {
    assertThat(explanation("{\"inputs\": {\"n\": 6}, \"expect\": {\"payload\": {}}}"))
        .isEqualTo(
            """
            no errors were expected
            + input.required /inputs/text a value is required
            + input.max /inputs/n must be at most 5\
            """);
  }

  @Test
  void tellsErrorsThatWereNotFound() {
    assertThat(
            explanation(
                """
                {"inputs": {}, "expect": {"errors": [
                  {"code": "input.required", "pointer": "/inputs/n"}, {"code": "input.required"}]}}
                """))
        .isEqualTo(
            """
            these errors were not found
            - {"code":"input.required","pointer":"/inputs/n"}
            + input.required /inputs/text a value is required\
            """);
  }

  @Test
  void tellsThatItRenderedAfterAll() {
    assertThat(
            explanation(
                "{\"inputs\": {\"text\": \"a\"}, \"expect\": {\"errors\": [{\"code\": \"x\"}]}}"))
        .isEqualTo("errors were expected, but it rendered\n+ {\"text\":\"a\",\"list\":[\"a\"]}");
  }

  @Test
  void tellsLateValuesThatDiffer() {
    assertThat(
            explanation(
                """
                {"inputs": {"text": "a", "key": {"secret": "k"}},
                 "expect": {"late": [{"pointer": "/key", "parts": [{"secret": "other"}]}]}}
                """))
        .isEqualTo("the late values differ\n/0/parts/0/secret\n- \"other\"\n+ \"k\"");
  }

  @Test
  void aPayloadThatItsJobTypeRefusesIsAnError() {
    var template =
        compiled(
            """
            {"job_type": "simulation", "template": {"steps": "{{n}}"},
             "variable_types": {"n": {"type": "integer", "required": true}}, "tests": [
              {"inputs": {"n": 0}, "expect": {"payload": {"steps": 0}}},
              {"inputs": {"n": 0},
               "expect": {"errors": [{"code": "schema.mismatch", "pointer": "/payload/steps"}]}}]}
            """);

    assertThat(DocumentCases.run(template))
        .containsExactly(
            new CaseOutcome.Failed(
                "/tests/0",
                "/tests/0",
                "no errors were expected\n"
                    + "+ schema.mismatch /payload/steps /steps must be at least 1"),
            new CaseOutcome.Passed("/tests/1", "/tests/1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          {}                                                          | expect is missing or no object
          {"expect": 1}                                               | expect is missing or no object
          {"expect": {}}                                              | expect must have a payload, late values or errors
          {"expect": {"payloads": 1}}                                 | expect has no member "payloads"
          {"inputs": [], "expect": {"payload": 1}}                    | inputs must be an object
          {"expect": {"errors": []}}                                  | errors must be an array of objects, and not empty
          {"expect": {"errors": ["input.max"]}}                       | errors must be an array of objects, and not empty
          {"expect": {"errors": [{"code": "input.max"}], "payload": 1}} | what ends in errors has neither a payload nor late values
          """)
  void aCaseThatCannotBeReadFails(String test, String explanation) {
    assertThat(explanation(test)).isEqualTo(explanation);
  }

  @Test
  void numbersBeyondArithmeticAreComparedByTheirDigits() {
    var template =
        compiled(
            """
            {"job_type": "of_someone_else", "template": "{{v}}",
             "variable_types": {"v": {"type": "json"}}, "tests": [
              {"inputs": {"v": 1e9999999999}, "expect": {"payload": 1e9999999999}},
              {"inputs": {"v": 1e9999999999}, "expect": {"payload": 1e9999999998}}]}
            """);

    assertThat(DocumentCases.run(template))
        .containsExactly(
            new CaseOutcome.Passed("/tests/0", "/tests/0"),
            new CaseOutcome.Failed(
                "/tests/1",
                "/tests/1",
                "the payload differs\nthe whole value\n- 1e9999999998\n+ 1e9999999999"));
  }

  @Test
  void anEndlessListOfDifferencesIsCut() {
    var template =
        compiled(
            """
            {"job_type": "simulation", "template": "{{v}}",
             "variable_types": {"v": {"type": "json"}}, "tests": [
              {"inputs": {"v": [%s]}, "expect": {"payload": []}}]}
            """
                .formatted("0,".repeat(29) + "0"));

    assertThat(DocumentCases.run(template))
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.toString()).contains("/19\n+ 0\nand 10 more"));
  }

  private static String explanation(String test) {
    return run(test).getFirst() instanceof CaseOutcome.Failed failed ? failed.explanation() : "";
  }

  private static List<CaseOutcome> run(String test) {
    return DocumentCases.run(
        compiled(
            """
            {"job_type": "simulation",
             "template": {"text": "{{text}}", "n": "{{n}}", "list": ["{{n}}", "{{text}}"],
                          "key": "{{key}}"},
             "variable_types": {
               "text": {"type": "text", "required": true},
               "n": {"type": "number", "max": 5},
               "key": {"type": "secret"}},
             "tests": [%s]}
            """
                .formatted(test)));
  }

  private static CompiledTemplate compiled(String source) {
    var result = new TemplateCompiler(Limits.standard()).compile(source);
    assertThat(result).isInstanceOf(CompileResult.Compiled.class);
    return ((CompileResult.Compiled) result).template();
  }
}
