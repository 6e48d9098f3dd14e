package io.emprops.template;

import static io.emprops.template.Engine.CONTEXT;
import static io.emprops.template.Engine.compile;
import static io.emprops.template.Engine.compiled;
import static io.emprops.template.Engine.document;
import static io.emprops.template.Engine.inputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.RenderOutcome;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.core.template.VariableUsage;
import io.emprops.template.render.Origin;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a compiled template tells of itself. */
final class CompiledTemplateTest {

  @Test
  void keepsTheTextAndItsHash() {
    String source = document("{\"a\": 1.10}", "{}");
    var template = compiled(source);

    assertThat(template.source()).isEqualTo(source);
    assertThat(template.sha256()).matches("[0-9a-f]{64}");
    assertThat(compiled(source).sha256()).isEqualTo(template.sha256());
    assertThat(compiled(source + " ").sha256()).isNotEqualTo(template.sha256());
  }

  @Test
  void theHashIsThatOfTheBytes() {
    assertThat(SourceHash.of("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(SourceHash.of("\ud800")).isNotEqualTo(SourceHash.of("\udc00"));
    assertThat(SourceHash.length("aä€\ud83d\ude00")).isEqualTo(10);
  }

  @Test
  void aVariableThatIsDeclaredTwiceIsListedOnce() {
    var result =
        Engine.compile(
            "{\"job_type\":\"of_our_own\",\"template\":\"{{a}}\",\"variable_types\":"
                + "{\"a\":{\"type\":\"text\"},\"a\":{\"type\":\"number\"}}}");

    assertThat(result)
        .isInstanceOfSatisfying(
            CompileResult.Invalid.class,
            invalid ->
                assertThat(invalid.variables())
                    .extracting(VariableUsage::type)
                    .containsExactly(VariableType.TEXT));
  }

  @Test
  void handsOutTheMembersOfTheDocument() {
    var template =
        compiled(
            "{\"job_type\":\"of_our_own\",\"template\":1,\"output\":{\"kind\":\"text\"},"
                + "\"requirements\":{\"a\":1},\"tests\":[]}");

    assertThat(template.jobType()).isEqualTo("of_our_own");
    assertThat(template.output()).map(JsonValue::toJson).contains("{\"kind\":\"text\"}");
    assertThat(template.requirements()).map(JsonValue::toJson).contains("{\"a\":1}");
    assertThat(template.tests()).map(JsonValue::toJson).contains("[]");
  }

  @Test
  void listsDeclaredVariablesFirst() {
    var template =
        compiled(
            document(
                "[\"{{x}}\",\"{{b}}{{x}}\"]",
                "{\"a\":{\"type\":\"text\"},\"b\":{\"type\":\"text\"}}"));

    assertThat(template.variables())
        .extracting(usage -> usage.name().value(), VariableUsage::declared)
        .containsExactly(tuple("a", true), tuple("b", true), tuple("x", false));
  }

  @Test
  void tellsEachPlaceOfAVariable() {
    var template = compiled("{\"job_type\":\"x\",\n\"template\":{\"{{a}}\":[\"{{a}} {{a}}\"]}}");

    assertThat(template.usages(new VariableName("a")))
        .containsExactly(
            new VariableUsage.Place("/template", 2, 14),
            new VariableUsage.Place("/template/{{a}}/0", 2, 23),
            new VariableUsage.Place("/template/{{a}}/0", 2, 29));
    assertThat(template.usages(new VariableName("b"))).isEmpty();
  }

  @Test
  void infersWhatTheDocumentLacks() {
    var template = compiled(document("{\"content\":\"{{a}}\",\"x\":\"{{b}} {{c.d}}\"}", "{}"));

    assertThat(template.inferred().values())
        .extracting(VariableDefinition::type)
        .containsExactly(VariableType.TEXTAREA, VariableType.TEXT, VariableType.JSON);
    assertThat(template.definitions()).hasSize(3);
  }

  @Test
  void readsEveryRule() {
    var template =
        compiled(
            document(
                "\"{{n}}\"",
                "{\"n\":{\"type\":\"slider\",\"min\":0.10,\"exclusive_max\":9,\"step\":0.1,"
                    + "\"unit\":\"s\",\"label\":\"N\",\"group\":\"G\",\"order\":3}}"));

    VariableDefinition n = List.copyOf(template.definitions().values()).getFirst();
    assertThat(n.rules())
        .isEqualTo(
            new ValueRules.Numeric(
                new BigDecimal("0.10"),
                null,
                null,
                new BigDecimal("9"),
                new BigDecimal("0.1"),
                "s",
                false));
    assertThat(List.of(n.label(), n.group(), n.order())).isEqualTo(List.of("N", "G", 3));
  }

  @Test
  void checkGivesTheValuesAsTheirKind() {
    var template =
        compiled(
            document(
                "[\"{{a}}\",\"{{b}}\",\"{{c}}\"]",
                "{\"a\":{\"type\":\"integer\"},\"b\":{\"type\":\"text\",\"default\":\"d\"},"
                    + "\"c\":{\"type\":\"text\"}}"));

    assertThat(template.check(inputs("a", JsonValue.of("1e2")), UnknownInputs.REFUSE))
        .isEqualTo(new Checked.Accepted(JsonValue.object().put("a", 100).put("b", "d").build()));
  }

  @Test
  void anEditorGoesOnShowingTheVariables() {
    var result =
        compile(document("[\"{{a}}\",\"{{ }}\",\"{{b}}\"]", "{\"a\":{\"type\":\"text\"}}"));

    assertThat(result).isInstanceOf(CompileResult.Invalid.class);
    assertThat(((CompileResult.Invalid) result).variables())
        .extracting(usage -> usage.name().value())
        .containsExactly("a", "b");
  }

  @Test
  void tracesWhereValuesComeFrom() {
    var template =
        compiled(
            document(
                "{\"a\":\"{{d}}\",\"b\":[\"{{x}}-{{d}}\",1],\"c\":\"{{s}}\",\"e\":\"{{o}}\"}",
                "{\"d\":{\"type\":\"text\",\"default\":\"y\"},\"x\":{\"type\":\"text\"},"
                    + "\"s\":{\"type\":\"secret\"},\"o\":{\"type\":\"text\"}}"));
    var inputs =
        JsonValue.object()
            .put("x", "1")
            .put("s", JsonValue.object().put("secret", "k").build())
            .build();

    var trace = template.trace(inputs, CONTEXT, UnknownInputs.REFUSE);

    assertThat(trace.outcome()).isEqualTo(template.render(inputs, CONTEXT, UnknownInputs.REFUSE));
    assertThat(trace.origins())
        .containsExactly(
            entry("/a", origin(true, false, "d")),
            entry("/b/0", origin(true, false, "x", "d")),
            entry("/c", origin(false, true, "s")));
    assertThat(origin(true, false, "x").toWire().toJson())
        .isEqualTo("{\"variables\":[\"x\"],\"default\":true,\"secret\":false}");
  }

  @Test
  void aTraceOfRefusedInputsIsEmpty() {
    var template = compiled(document("\"{{n}}\"", "{\"n\":{\"type\":\"number\"}}"));

    var trace = template.trace(inputs("n", JsonValue.of("x")), CONTEXT, UnknownInputs.REFUSE);

    assertThat(trace.outcome()).isInstanceOf(RenderOutcome.Refused.class);
    assertThat(trace.origins()).isEmpty();
  }

  @Test
  void noMessageHoldsASecret() {
    var template =
        compiled(
            document(
                "\"{{s}}\"",
                "{\"s\":{\"type\":\"secret\"},\"e\":{\"type\":\"email\"},\"n\":{\"type\":\"number\"},"
                    + "\"o\":{\"type\":\"select\",\"options\":[\"a\"]}}"));
    var leaked = JsonValue.of("sk-live-123");
    JsonObject inputs =
        JsonValue.object()
            .put("s", leaked)
            .put("e", leaked)
            .put("n", leaked)
            .put("o", leaked)
            .build();

    var outcome = template.render(inputs, CONTEXT, UnknownInputs.REFUSE);

    assertThat(((RenderOutcome.Refused) outcome).errors())
        .hasSize(4)
        .noneMatch(error -> error.toString().contains("sk-live"));
  }

  @Test
  void manyThreadsRenderAlike() {
    var template =
        compiled(document("{\"a\":\"<{{x}}>\",\"b\":[\"{{x}}\"]}", "{\"x\":{\"type\":\"text\"}}"));

    assertThat(
            IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(Integer::toString)
                .allMatch(
                    x ->
                        Engine.rendered(template, inputs("x", JsonValue.of(x)))
                            .equals(
                                JsonText.parse("{\"a\":\"<%s>\",\"b\":[\"%s\"]}".formatted(x, x)))))
        .isTrue();
  }

  private static Origin origin(boolean defaulted, boolean secret, String... names) {
    return new Origin(Arrays.stream(names).map(VariableName::new).toList(), defaulted, secret);
  }
}
