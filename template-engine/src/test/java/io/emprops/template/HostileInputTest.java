package io.emprops.template;

import static io.emprops.template.Engine.compiled;
import static io.emprops.template.Engine.document;
import static io.emprops.template.Engine.errors;
import static io.emprops.template.Engine.inputs;
import static io.emprops.template.Engine.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonNumber;
import io.emprops.core.problem.ErrorCode;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents and inputs that mean harm end in a diagnostic, and soon. */
@Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HostileInputTest {
  private static final int MEBIBYTE = 1 << 20;

  static Stream<String> repeated() {
    return Stream.of(
        "{{",
        "}}",
        "{{}}",
        "{{{",
        "{{#a}}",
        "{{a",
        "{{'",
        "{{\\\"",
        "{{a}}",
        "\\\\{{",
        "{{ {",
        "{",
        "{{a.b[0]}}",
        "{{'''",
        "{{r'",
        "{{a{{b}}",
        "{{\\n'");
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void aStringFullOfBracesEndsSoon(String braces) {
    String text = braces.repeat((MEBIBYTE - 200) / braces.length());

    assertThatNoException().isThrownBy(() -> Engine.compile(document("\"" + text + "\"", "{}")));
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void manyStringsOfBracesEndSoon(String braces) {
    String element = "\"" + braces + "\",";
    String text = element.repeat(Math.min(49_000, (MEBIBYTE - 200) / element.length()));

    assertThatNoException().isThrownBy(() -> Engine.compile(document("[" + text + "0]", "{}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[[{\"\":"})
  void deepNestingIsRefused(String open) {
    assertThat(errors(open.repeat(MEBIBYTE / open.length())))
        .containsExactly(ErrorCode.LIMIT_DEPTH);
  }

  @Test
  void aDepthOf64IsTheLast() {
    assertThat(errors(document("[".repeat(63) + "]".repeat(63), "{}"))).isEmpty();
    assertThat(errors(document("[".repeat(64) + "]".repeat(64), "{}")))
        .containsExactly(ErrorCode.LIMIT_DEPTH);
  }

  @Test
  void aDocumentOverAMebibyteIsRefused() {
    assertThat(errors(document("\"" + "ä".repeat(MEBIBYTE / 2) + "\"", "{}")))
        .containsExactly(ErrorCode.LIMIT_SOURCE);
  }

  @Test
  void tooManyValuesAreRefused() {
    assertThat(errors(document("[" + "1,".repeat(50_000) + "1]", "{}")))
        .containsExactly(ErrorCode.LIMIT_NODES);
  }

  @Test
  void tooManyPlaceholdersAreRefusedOnce() {
    assertThat(errors(document("\"" + "{{a}}".repeat(10_001) + "\"", "{}")))
        .containsExactly(ErrorCode.LIMIT_PLACEHOLDERS);
  }

  @Test
  void tooManyVariablesAreRefusedOnce() {
    String template =
        IntStream.rangeClosed(0, 1_000)
            .mapToObj(i -> "\"{{v" + i + "}}\"")
            .collect(Collectors.joining(",", "[", "]"));

    assertThat(errors(document(template, "{}"))).containsExactly(ErrorCode.LIMIT_VARIABLES);
  }

  @Test
  void theAnswerStaysSmall() {
    String template = "[" + "\"{{}}\",".repeat(9_000) + "0]";

    assertThat(errors(document(template, "{}"))).hasSize(1_000);
  }

  @Test
  void longKeysDoNotMultiplyInPointers() {
    String key = "k".repeat(500_000);
    String template = "{\"" + key + "\":[" + "\"{{}}\",".repeat(9_000) + "\"{{a}}\"]}";

    assertThat(errors(document(template, "{}"))).isNotEmpty().hasSizeLessThan(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e99999999999999999999", "1E400"})
  void hugeExponentsAreRefused(String digits) {
    var template =
        compiled(
            document(
                "\"{{v}}\"", "{\"v\":{\"type\":\"number\",\"min\":0,\"max\":1,\"step\":0.1}}"));

    assertThat(refusal(template, inputs("v", new JsonNumber(digits))))
        .containsExactly(ErrorCode.INPUT_TYPE);
    assertThat(refusal(template, inputs("v", JsonValue.of(digits))))
        .containsExactly(ErrorCode.INPUT_TYPE);
  }

  @Test
  void hugeExponentsInDefinitionsAreRefused() {
    assertThat(
            errors(
                document(
                    "\"{{v}}\"",
                    "{\"v\":{\"type\":\"integer\",\"min\":1e999999999,\"max\":1e-999999999}}")))
        .containsExactly(ErrorCode.DEFINITION_MEMBER, ErrorCode.DEFINITION_MEMBER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((((a{100}){100}){100}){100}){100}",
        "(a*)*(a*)*(a*)*b",
        "((((((((((a+)+)+)+)+)+)+)+)+)+)+$",
        "a{1000}b{1000}c{1000}"
      })
  void patternsEndSoon(String pattern) {
    var result =
        Engine.compile(
            document("\"{{v}}\"", "{\"v\":{\"type\":\"text\",\"pattern\":\"" + pattern + "\"}}"));

    if (result instanceof CompileResult.Compiled compiled) {
      assertThat(refusal(compiled.template(), inputs("v", JsonValue.of("a".repeat(100_000) + "!"))))
          .doesNotContain(ErrorCode.INTERNAL);
    } else {
      assertThat(((CompileResult.Invalid) result).errors())
          .extracting(error -> error.code())
          .containsExactly(ErrorCode.DEFINITION_PATTERN);
    }
  }

  @Test
  void manyPatternsAreRefusedTogether() {
    String types =
        IntStream.range(0, 900)
            .mapToObj(i -> "\"v" + i + "\":{\"type\":\"text\",\"pattern\":\"a{900}b{900}\"}")
            .collect(Collectors.joining(",", "{", "}"));

    assertThat(errors(document("1", types)))
        .isNotEmpty()
        .containsOnly(ErrorCode.DEFINITION_PATTERN);
  }

  @Test
  void aSmallTemplateDoesNotMakeAHugePayload() {
    var whole =
        compiled(document("[" + "\"{{v}}\",".repeat(9_000) + "0]", "{\"v\":{\"type\":\"json\"}}"));
    var text =
        compiled(
            document("[" + "\"<{{v}}>\",".repeat(9_000) + "0]", "{\"v\":{\"type\":\"json\"}}"));
    var many = new JsonArray(Collections.nCopies(100_000, JsonValue.of("x")));
    var huge = JsonValue.of("x".repeat(MEBIBYTE));

    assertThat(refusal(whole, inputs("v", many))).containsExactly(ErrorCode.LIMIT_OUTPUT);
    assertThat(refusal(whole, inputs("v", huge))).containsExactly(ErrorCode.LIMIT_OUTPUT);
    assertThat(refusal(text, inputs("v", huge))).containsExactly(ErrorCode.LIMIT_OUTPUT);
  }

  @Test
  void lateValuesDoNotMultiplyInPointers() {
    var template =
        compiled(
            document(
                "{\"{{k}}\":[" + "\"{{s}}\",".repeat(9_000) + "0]}",
                "{\"k\":{\"type\":\"text\"},\"s\":{\"type\":\"secret\"}}"));
    var inputs =
        JsonValue.object()
            .put("k", "k".repeat(MEBIBYTE))
            .put("s", JsonValue.object().put("secret", "x").build())
            .build();

    assertThat(refusal(template, inputs)).containsExactly(ErrorCode.LIMIT_OUTPUT);
  }

  @Test
  void manyUnknownInputsEndSoon() {
    var template = compiled(document("\"{{v}}\"", "{\"v\":{\"type\":\"text\"}}"));
    var inputs = JsonValue.object();
    for (int i = 0; i < 100_000; i++) {
      inputs.put("x" + i, i);
    }

    assertThat(refusal(template, inputs.build())).hasSize(1_000);
  }

  @Test
  void manyWrongOptionsEndSoon() {
    String options =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "\"option-number-" + i + "\"")
            .collect(Collectors.joining(",", "[", "]"));
    var template =
        compiled(
            document(
                "\"{{v}}\"", "{\"v\":{\"type\":\"multiselect\",\"options\":" + options + "}}"));
    var wrong = new JsonArray(Collections.nCopies(100_000, JsonValue.of("option-number-x")));

    assertThat(refusal(template, inputs("v", wrong))).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noTextMakesTheCompilerThrow(long seed) {
    var random = new SplittableRandom(seed);
    String source =
        document(
            "{\"a\":\"x {{ v.b[0] }} \\u0041\",\"{{k}}\":[1.5e3,null,{\"$raw\":\"{{\"}]}",
            "{\"v\":{\"type\":\"json\"},\"k\":{\"type\":\"text\",\"pattern\":\"^a[b-c]{1,3}\"}}");
    String signs = "{}[]\"\\,:'.$ \n\u0000\ud800aeu0129-+";

    for (int i = 0; i < 5_000; i++) {
      var mutant = new StringBuilder(source);
      for (int j = random.nextInt(1, 4); j > 0; j--) {
        int at = random.nextInt(mutant.length());
        switch (random.nextInt(3)) {
          case 0 -> mutant.deleteCharAt(at);
          case 1 -> mutant.insert(at, signs.charAt(random.nextInt(signs.length())));
          default -> mutant.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
        }
      }
      assertThatNoException()
          .as(mutant.toString())
          .isThrownBy(() -> Engine.compile(mutant.toString()));
    }
  }
}
