package io.emprops.ui.component.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.ChoiceOption;
import io.emprops.core.template.FormField;
import io.emprops.core.template.FormField.Control;
import io.emprops.core.template.FormModel;
import io.emprops.core.template.VariableType;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedFormTest {
  private final GeneratedForm form = new GeneratedForm();

  @ParameterizedTest
  @EnumSource(Control.class)
  void hasAControlForEachKind(Control kind) {
    show(AField.named("a", kind, VariableType.TEXT));

    assertThat(find("field-a")).isNotNull();
    assertThat(find("field-a")).isInstanceOf(HasValue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.70", "1e3", "-0", "9007199254740993", "0.1234567890123456789"})
  void keepsEachDigitOfANumber(String digits) {
    show(AField.named("n", Control.NUMBER, VariableType.NUMBER));

    type("n", digits);

    assertThat(form.inputs().toJson()).isEqualTo("{\"n\":" + digits + "}");
  }

  @Test
  void leavesTextThatIsNoNumberToTheChecker() {
    show(AField.named("n", Control.NUMBER, VariableType.NUMBER));

    type("n", "1,5");

    assertThat(form.inputs().toJson()).isEqualTo("{\"n\":\"1,5\"}");
  }

  @Test
  void givesADefaultBackWithItsDigits() {
    show(AField.named("t", Control.SLIDER, VariableType.SLIDER).between(0, 2).startsWith("0.70"));

    assertThat(form.inputs().toJson()).isEqualTo("{\"t\":0.70}");
  }

  @Test
  void hasNoMemberForWhatIsEmpty() {
    show(
        AField.named("a", Control.TEXT, VariableType.TEXT),
        AField.named("b", Control.NUMBER, VariableType.NUMBER),
        AField.named("c", Control.SELECT, VariableType.SELECT).offers("1"),
        AField.named("d", Control.DATE, VariableType.DATE),
        AField.named("e", Control.JSON, VariableType.JSON),
        AField.named("f", Control.SECRET, VariableType.SECRET));

    assertThat(form.inputs().members()).isEmpty();
  }

  @Test
  void tellsAnOptionByItsOwnValue() {
    show(AField.named("c", Control.SELECT, VariableType.SELECT).offers("1.0", "\"1.0\"", "true"));

    put("c", new ChoiceOption(JsonValue.of(true), "true", null));

    assertThat(form.inputs().toJson()).isEqualTo("{\"c\":true}");
  }

  @Test
  void sendsChosenOptionsInTheOrderOfTheDocument() {
    show(
        AField.named("c", Control.MULTISELECT, VariableType.MULTISELECT)
            .offers("\"a\"", "\"b\"", "\"c\""));

    put("c", new LinkedHashSet<>(List.of(option("c"), option("b"))));

    assertThat(form.inputs().toJson()).isEqualTo("{\"c\":[\"b\",\"c\"]}");
  }

  @Test
  void offersToFindOneOfManyOptionsOrToNameAnother() {
    show(AField.named("c", Control.SELECT, VariableType.SELECT).offers("1").orOther());

    assertThat(((ComboBox<?>) find("field-c")).isAllowCustomValue()).isTrue();
  }

  @Test
  void sendsABoxThatIsNotTickedAsFalse() {
    show(AField.named("on", Control.CHECKBOX, VariableType.CHECKBOX));

    assertThat(form.inputs().toJson()).isEqualTo("{\"on\":false}");
    field("on", Checkbox.class).setValue(true);
    assertThat(form.inputs().toJson()).isEqualTo("{\"on\":true}");
  }

  @Test
  void writesADateAsRfc3339() {
    show(AField.named("d", Control.DATE, VariableType.DATE));

    field("d", DatePicker.class).setValue(LocalDate.of(2026, 11, 24));

    assertThat(form.inputs().toJson()).isEqualTo("{\"d\":\"2026-11-24\"}");
  }

  @Test
  void givesBackATimeThatNobodyChangedAsItWasGiven() {
    show(
        AField.named("d", Control.DATETIME, VariableType.DATETIME)
            .startsWith("\"2026-11-24T02:00:00.5+09:00\""));

    assertThat(form.inputs().toJson()).isEqualTo("{\"d\":\"2026-11-24T02:00:00.5+09:00\"}");
  }

  @Test
  void namesASecretAndNeverHoldsItsValue() {
    show(AField.named("key", Control.SECRET, VariableType.SECRET));

    field("key", TextField.class).setValue(" openai ");

    assertThat(form.inputs().toJson()).isEqualTo("{\"key\":{\"secret\":\"openai\"}}");
  }

  @Test
  void refusesJsonThatCannotBeReadAndSaysWhere() {
    show(AField.named("j", Control.JSON, VariableType.JSON));
    var area = field("j", TextArea.class);

    area.setValue("{\"a\": 1,}");

    assertThat(form.isReadable()).isFalse();
    assertThat(area.getErrorMessage()).contains("line 1");
    area.setValue("{\"a\": 1.10}");
    assertThat(form.isReadable()).isTrue();
    assertThat(form.inputs().toJson()).isEqualTo("{\"j\":{\"a\":1.10}}");
  }

  @Test
  void showsAnErrorAtItsFieldAndHandsBackThoseOfNone() {
    show(AField.named("a", Control.TEXT, VariableType.TEXT));
    var here = Diagnostic.at("/inputs/a/0", ErrorCode.INPUT_TYPE, "wrong");
    var nowhere = Diagnostic.at("/inputs/b", ErrorCode.INPUT_UNKNOWN, "unknown");

    var left = form.showErrors(List.of(here, nowhere));

    assertThat(left).containsExactly(nowhere);
    assertThat(complaint("a")).isEqualTo("wrong");
    form.clearErrors();
    assertThat(complaint("a")).isEmpty();
  }

  @Test
  void keepsAFieldThatStaysAsItWas() {
    var same = AField.named("a", Control.TEXT, VariableType.TEXT).build();
    show(same);
    field("a", TextField.class).setValue("typed");

    show(same, AField.named("b", Control.TEXT, VariableType.TEXT).build());

    assertThat(form.inputs().toJson()).isEqualTo("{\"a\":\"typed\"}");
  }

  @Test
  void keepsWhatSomeonePutInWhenAFieldChanges() {
    show(AField.named("a", Control.TEXT, VariableType.TEXT));
    form.setInputs(inputs("{\"a\": \"kept\"}"));

    show(AField.named("a", Control.TEXT, VariableType.TEXT).required());

    assertThat(form.inputs().toJson()).isEqualTo("{\"a\":\"kept\"}");
  }

  @Test
  void fillsInTheInputsOfAnotherRun() {
    show(
        AField.named("n", Control.NUMBER, VariableType.NUMBER).startsWith("1"),
        AField.named("c", Control.MULTISELECT, VariableType.MULTISELECT).offers("1", "2"),
        AField.named("s", Control.SECRET, VariableType.SECRET));
    var before = inputs("{\"n\":2.50,\"c\":[2],\"s\":{\"secret\":\"k\"},\"gone\":1}");

    form.setInputs(before);

    assertThat(form.inputs().toJson()).isEqualTo("{\"n\":2.50,\"c\":[2],\"s\":{\"secret\":\"k\"}}");
    assertThat(form.touched()).containsExactlyInAnyOrder("n", "c", "s");
  }

  private void show(AField... fields) {
    show(Stream.of(fields).map(AField::build).toArray(FormField[]::new));
  }

  private void show(FormField... fields) {
    form.setModel(new FormModel(List.of(new FormModel.Group("", List.of(fields)))));
  }

  private void type(String name, String text) {
    ((PairedField) find("field-" + name)).take(text);
  }

  private String complaint(String name) {
    return ((HasValidationProperties) find("field-" + name)).getErrorMessage();
  }

  @SuppressWarnings("unchecked") // a test knows what its control holds
  private <V> void put(String name, V value) {
    ((HasValue<?, V>) find("field-" + name)).setValue(value);
  }

  private static ChoiceOption option(String text) {
    return new ChoiceOption(JsonValue.of(text), "\"" + text + "\"", null);
  }

  private <C> C field(String name, Class<C> type) {
    return type.cast(find("field-" + name));
  }

  private Component find(String id) {
    return descendants(form)
        .filter(component -> component.getId().filter(id::equals).isPresent())
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + id));
  }

  private static Stream<Component> descendants(Component parent) {
    return Stream.concat(
        Stream.of(parent), parent.getChildren().flatMap(GeneratedFormTest::descendants));
  }

  private static JsonObject inputs(String json) {
    return (JsonObject) JsonText.parse(json);
  }
}
