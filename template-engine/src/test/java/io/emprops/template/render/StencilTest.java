package io.emprops.template.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import io.emprops.template.ast.Expression;
import io.emprops.template.ast.Place;
import io.emprops.template.ast.TemplateNode;
import io.emprops.template.ast.TemplateNode.Part;
import io.emprops.template.check.InputChecker;
import io.emprops.template.check.Values;
import io.emprops.template.check.Visibility;
import io.emprops.template.expression.ValueType;
import io.emprops.template.parse.Pointer;
import io.emprops.template.parse.SourceText;
import io.emprops.template.parse.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which templates are filled at once, and with which values; what they give, others test. */
class StencilTest {
  private static final int ENOUGH = 1_000;
  private static final VariableDefinition ANYTHING =
      VariableDefinition.plain(
          new VariableName("v"), VariableType.JSON, new ValueRules.Schema(null));
  private static final Expression VARIABLE =
      new Expression.Variable(0, ANYTHING, ValueType.of(ANYTHING));
  private static final Place PLACE = new Place(Pointer.root(), new SourceText(""), new Span(0, 0));
  private static final TemplateNode WHOLE = new TemplateNode.Whole(VARIABLE, PLACE);
  private static final TemplateNode INSIDE =
      new TemplateNode.Text(List.of(new Part.Plain("<"), new Part.Hole(VARIABLE, PLACE)));

  @Test
  void fillsValuesIntoTheirGaps() {
    var template =
        new TemplateNode.Elements(
            List.of(WHOLE, INSIDE, new TemplateNode.Constant(JsonValue.of(1)), member("a", WHOLE)));

    assertThat(filled(template, "{\"v\":\"x\"}")).contains("[\"x\",\"<x\",1,{\"a\":\"x\"}]");
    assertThat(filled(template, "{\"v\":true}")).contains("[true,\"<true\",1,{\"a\":true}]");
  }

  @Test
  void fillsWholeGapsWithAnyValue() {
    assertThat(filled(WHOLE, "{\"v\":[1,{}]}")).contains("[1,{}]");
  }

  @Test
  void leavesAbsentValuesToTheWalk() {
    assertThat(filled(WHOLE, "{}")).isEmpty();
  }

  @Test
  void leavesObjectsInsideTextToTheWalk() {
    assertThat(filled(INSIDE, "{\"v\":{}}")).isEmpty();
  }

  @Test
  void leavesTemplatesThatDecideToTheWalk() {
    var either = new TemplateNode.If(new TemplateNode.Condition(VARIABLE, PLACE), WHOLE, INSIDE);

    assertThat(filled(either, "{\"v\":true}")).isEmpty();
    assertThat(filled(member("a", either), "{\"v\":true}")).isEmpty();
    assertThat(filled(new TemplateNode.Elements(List.of(either)), "{\"v\":true}")).isEmpty();
  }

  private static TemplateNode member(String name, TemplateNode value) {
    return new TemplateNode.Members(
        List.of(new TemplateNode.Member(new TemplateNode.MemberName.Fixed(name), value, PLACE)),
        false);
  }

  private static Optional<String> filled(TemplateNode template, String inputs) {
    Values values =
        new InputChecker(List.of(ANYTHING), Visibility.always(), 10)
            .check((JsonObject) JsonText.parse(inputs), true)
            .values();
    return Stencil.of(template).fill(values, ENOUGH).map(buffer -> buffer.result().toString());
  }
}
