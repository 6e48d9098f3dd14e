package io.emprops.template.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.template.schema.CompiledSchema.Result.Compiled;
import io.emprops.template.schema.CompiledSchema.Result.Invalid;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas and values made to do harm: each ends in a verdict. */
final class HostileSchemaTest {
  private static final List<Violation> EXHAUSTED =
      List.of(new Violation("", "takes too long to be checked against the schema"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\": \"#\"}",
        "{\"allOf\": [{\"$ref\": \"#\"}]}",
        "{\"not\": {\"$ref\": \"#\"}}",
        "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"},"
            + " \"b\": {\"$ref\": \"#/$defs/a\"}}}",
        "{\"$dynamicAnchor\": \"x\", \"anyOf\": [{\"$dynamicRef\": \"#x\"}]}"
      })
  void endsAReferenceThatLeadsBackToItself(String schema) {
    assertThat(Schemas.compiled(schema).validate(JsonValue.of(1))).isEqualTo(EXHAUSTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"allOf", "anyOf", "oneOf"})
  void endsBranchesThatDoubleAtEachStep(String keyword) {
    String chain =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    "\"d%d\": {\"%s\": [{\"$ref\": \"#/$defs/d%d\"}, {\"$ref\": \"#/$defs/d%d\"}]}"
                        .formatted(i, keyword, i + 1, i + 1))
            .collect(Collectors.joining(", "));
    String schema =
        "{\"$ref\": \"#/$defs/d0\", \"$defs\": {%s, \"d60\": {\"type\": \"string\"}}}"
            .formatted(chain);

    assertThat(Schemas.compiled(schema).validate(JsonValue.of(1))).isEqualTo(EXHAUSTED);
  }

  @Test
  void endsBranchesThatDoubleWithTheDepthOfTheValue() {
    String schema =
        """
        {"anyOf": [{"properties": {"a": {"$ref": "#"}}, "required": ["b"]},
                   {"properties": {"a": {"$ref": "#"}}, "required": ["c"]}]}""";

    assertThat(Schemas.compiled(schema).validate(JsonText.parse(nested("{\"a\":", "1", "}", 60))))
        .isEqualTo(EXHAUSTED);
  }

  @Test
  void readsASchemaThatNestsSixtyFourDeepAndNoDeeper() {
    String deep = nested("{\"items\":", "{}", "}", 63);
    String deeper = nested("{\"items\":", "{}", "}", 64);

    assertThat(Schemas.compile(deep)).isInstanceOf(Compiled.class);
    assertThat(Schemas.compile(deeper))
        .isEqualTo(new Invalid("/items".repeat(64), "a schema may nest 64 deep"));
    assertThat(Schemas.compile(nested("{\"items\":", "{}", "}", 499))).isInstanceOf(Invalid.class);
  }

  @Test
  void looksIntoAValueSixtyFourDeepAndNoDeeper() {
    CompiledSchema schema = Schemas.compiled("{\"items\": {\"$ref\": \"#\"}, \"type\": \"array\"}");

    assertThat(schema.validate(JsonText.parse(nested("[", "", "]", 64)))).isEmpty();
    assertThat(schema.validate(JsonText.parse(nested("[", "1", "]", 64))))
        .containsExactly(new Violation("/0".repeat(64), "must be an array"));
    assertThat(schema.validate(JsonText.parse(nested("[", "", "]", 400))))
        .containsExactly(
            new Violation("/0".repeat(64), "nests deeper than 64, which cannot be checked"));
  }

  @Test
  void followsAChainOfReferencesOrSaysThatItIsTooLong() {
    assertThat(Schemas.compiled(chain(200)).validate(JsonValue.of("x"))).isEmpty();
    assertThat(Schemas.compile(chain(3_000)))
        .satisfiesAnyOf(
            result -> assertThat(result).isInstanceOf(Invalid.class),
            result ->
                assertThat(((Compiled) result).schema().validate(JsonValue.of("x")))
                    .isEqualTo(EXHAUSTED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e99999999999999999999", "9e501"})
  void refusesANumberThatNobodyCanReckonWith(String number) {
    String schema =
        "{\"multipleOf\": 0.1, \"type\": \"integer\", \"const\": 1, \"minimum\": 1e-400}";

    assertThat(Schemas.violations(schema, number))
        .containsExactly(": has too many digits or too large an exponent to be checked");
    assertThat(Schemas.compile("{\"multipleOf\": %s}".formatted(number.replace("-1", "1"))))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void endsASearchThatWouldTakeTooMuchWork() {
    String schema = "{\"items\": {\"pattern\": \"^(?:(?:a?){40}){40}b$\"}}";
    String value = "[" + "\"%s\",".formatted("a".repeat(2_000)).repeat(500) + "\"\"]";

    assertThat(Schemas.compiled(schema).validate(JsonText.parse(value))).isEqualTo(EXHAUSTED);
  }

  @Test
  void comparesManyValuesWhoseHashesAreEqual() {
    // In the library's nodes a number whose halves are equal hashes to 0.
    String value =
        LongStream.range(1, 50_000).mapToObj(i -> Long.toString(i << 32 | i)).toList().toString();

    assertThat(Schemas.violations("{\"uniqueItems\": true}", value)).isEmpty();
    assertThat(Schemas.violations("{\"items\": {\"enum\": %s}}".formatted("[-1]"), value))
        .hasSize(100);
  }

  @Test
  void endsTheComparisonOfALargeValueWithManyConstants() {
    String large = "\"" + "x".repeat(100_000) + "\"";
    String constants =
        IntStream.range(0, 4_000)
            .mapToObj(i -> "{\"const\": %d}".formatted(i))
            .collect(Collectors.joining(","));

    assertThat(
            Schemas.compiled("{\"anyOf\": [%s]}".formatted(constants))
                .validate(JsonText.parse(large)))
        .isEqualTo(EXHAUSTED);
  }

  @Test
  void refusesASchemaOfTooManyValues() {
    String schema = "{\"enum\": %s}".formatted(IntStream.range(0, 10_000).boxed().toList());

    assertThat(Schemas.compile(schema))
        .isEqualTo(new Invalid("/enum/9998", "a schema may hold 10000 values"));
  }

  private static String nested(String open, String inside, String close, int depth) {
    return open.repeat(depth) + inside + close.repeat(depth);
  }

  private static String chain(int length) {
    String chain =
        IntStream.range(0, length)
            .mapToObj(i -> "\"d%d\": {\"$ref\": \"#/$defs/d%d\"}".formatted(i, i + 1))
            .collect(Collectors.joining(", "));
    return "{\"$ref\": \"#/$defs/d0\", \"$defs\": {%s, \"d%d\": {\"type\": \"string\"}}}"
        .formatted(chain, length);
  }
}
