package io.emprops.ui.component.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.FormField;
import io.emprops.core.template.FormField.Control;
import io.emprops.core.template.FormModel;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckboxConditionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":true,\"b\":true} | without",
        "{\"a\":true,\"b\":false} | text",
        "{\"a\":false,\"b\":true} | b, text",
        "{} | b, text",
      })
  void hideWhatTheirCheckboxDoesNotAskFor(String values, String hidden) {
    var conditions =
        new CheckboxConditions(
            form(
                box("a"),
                box("b").visibleIf("a"),
                AField.named("text", Control.TEXT, VariableType.TEXT).visibleIf(" b "),
                AField.named("without", Control.TEXT, VariableType.TEXT).visibleIf("! b"),
                AField.named("always", Control.TEXT, VariableType.TEXT)));

    var found = conditions.among((JsonObject) JsonText.parse(values));

    assertThat(found)
        .extracting(VariableName::value)
        .containsExactlyInAnyOrder(hidden.split(", ", -1));
  }

  @ParameterizedTest
  @CsvSource({"gone", "!gone", "a == b"})
  void hideNothingThatTheyCannotTell(String condition) {
    var conditions = new CheckboxConditions(form(box("a").visibleIf(condition)));

    assertThat(conditions.among((JsonObject) JsonText.parse("{}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void countABoxThatIsHiddenButKept(boolean isTicked, boolean isHidden) {
    var conditions =
        new CheckboxConditions(
            form(
                box("a"),
                box("b").visibleIf("a").keptWhenHidden(),
                AField.named("text", Control.TEXT, VariableType.TEXT).visibleIf("b")));

    var found =
        conditions.among((JsonObject) JsonText.parse("{\"a\":false,\"b\":" + isTicked + "}"));

    assertThat(found.contains(new VariableName("text"))).isEqualTo(isHidden);
  }

  private static AField box(String name) {
    return AField.named(name, Control.CHECKBOX, VariableType.CHECKBOX);
  }

  private static FormModel form(AField... fields) {
    List<FormField> all = Stream.of(fields).map(AField::build).toList();
    return new FormModel(List.of(new FormModel.Group("", all)));
  }
}
