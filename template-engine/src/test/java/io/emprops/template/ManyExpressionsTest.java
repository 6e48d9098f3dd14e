package io.emprops.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document's expressions are all read, or it is refused. */
final class ManyExpressionsTest {
  private static final int MANY = 600;

  @ParameterizedTest
  @ValueSource(ints = {10, 12, 15})
  void tooManyAreRefusedHoweverManyNamesTheLastOneReadHas(int names) {
    String sum =
        IntStream.range(0, names).mapToObj(i -> "v" + i).collect(Collectors.joining(" + "));
    String template =
        IntStream.range(0, MANY)
            .mapToObj(i -> "\"{{%s + %d}}\"".formatted(sum, i))
            .collect(Collectors.joining(",", "[", "]"));
    String types =
        IntStream.range(0, names)
            .mapToObj(i -> "\"v%d\":{\"type\":\"integer\"}".formatted(i))
            .collect(Collectors.joining(",", "{", "}"));

    CompileResult result =
        new TemplateCompiler(Limits.standard()).compile(Engine.document(template, types));

    assertThat(result).isInstanceOf(CompileResult.Invalid.class);
    assertThat(((CompileResult.Invalid) result).errors())
        .singleElement()
        .extracting(Diagnostic::code)
        .isEqualTo(ErrorCode.EXPRESSION_COST);
  }
}
