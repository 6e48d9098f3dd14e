package io.emprops.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each limit with small numbers: what just fits, and what does not any more. */
final class LimitsTest {
  private static final TemplateCompiler COMPILER =
      new TemplateCompiler(new Limits(400, 5, 40, 3, 3, 50, 3, 20, 30, 200));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ["{{1}}", "{{2}}", "{{3}}"]                                   | ~~
          ["{{1}}", "{{2}}", "{{3}}", "{{4}}"]                          | limit.placeholders
          ["{{1}}{{2}}", {"{{'k'}}": 1}]                                | ~~
          ["{{1}}{{2}}", {"{{'k'}}": "{{}}"}]                           | limit.placeholders
          ["{{1}}{{2}}{{3}}", {"$if": "true", "then": 1}]               | limit.placeholders
          ["{{1}}{{2}}", {"$if": "true", "then": 1}]                    | ~~
          [[[1]]]                                                       | ~~
          [[[[1]]]]                                                     | ~~
          [[[[[1]]]]]                                                   | limit.depth
          ["{{ 'abcdefghijklmnopqr' }}"]                                | ~~
          ["{{'abcdefghijklmnopqrs'}}"]                                 | expression.cost
          [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35] | ~~
          [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39] | limit.nodes
          """)
  void boundsADocument(String template, String code) {
    assertThat(codes(template)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
  }

  private static List<String> codes(String template) {
    return switch (COMPILER.compile(Engine.document(template, "{}"))) {
      case CompileResult.Compiled _ -> List.of();
      case CompileResult.Invalid invalid ->
          invalid.errors().stream().map(Diagnostic::code).map(ErrorCode::wire).distinct().toList();
    };
  }
}
