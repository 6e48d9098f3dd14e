package io.emprops.ui.component.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.FormField.Control;
import io.emprops.core.template.FormModel;
import io.emprops.core.template.VariableName;
import io.emprops.core.template.VariableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A form whose fields named in {@code box}'s absence are hidden: all but the box itself. */
class HiddenFieldsTest {
  private static final Set<VariableName> OTHERS =
      Set.of(new VariableName("drop"), new VariableName("keep"), new VariableName("json"));

  private final GeneratedForm form =
      new GeneratedForm(_ -> HiddenFieldsTest::unlessTicked, Optional.empty());

  private static Set<VariableName> unlessTicked(JsonObject values) {
    return values.member("box").filter(JsonValue.of(true)::equals).isPresent() ? Set.of() : OTHERS;
  }

  HiddenFieldsTest() {
    form.setModel(
        new FormModel(
            List.of(
                new FormModel.Group("", List.of(field("box", Control.CHECKBOX).build())),
                new FormModel.Group(
                    "More",
                    List.of(
                        field("drop", Control.TEXT).startsWith("\"d\"").build(),
                        field("keep", Control.TEXT).startsWith("\"k\"").keptWhenHidden().build(),
                        field("json", Control.JSON).build())))));
  }

  @Test
  void areHiddenFromTheFirstWithTheirHeading() {
    assertThat(find("field-box").isVisible()).isTrue();
    assertThat(find("field-drop").isVisible()).isFalse();
    assertThat(find("field-keep").isVisible()).isFalse();
    assertThat(section("More").isVisible()).isFalse();
    assertThat(news()).isEmpty();
  }

  @Test
  void appearAtAChangeAndGoAgain() {
    tick(true);

    assertThat(find("field-drop").isVisible()).isTrue();
    assertThat(section("More").isVisible()).isTrue();
    assertThat(form.isHidden("drop")).isFalse();
    tick(false);
    assertThat(find("field-drop").isVisible()).isFalse();
    assertThat(form.isHidden("drop")).isTrue();
  }

  @Test
  void areSentOnlyWhereTheyAreKept() {
    assertThat(form.inputs().toJson()).isEqualTo("{\"box\":false,\"keep\":\"k\"}");

    tick(true);

    assertThat(form.inputs().toJson()).isEqualTo("{\"box\":true,\"drop\":\"d\",\"keep\":\"k\"}");
  }

  @Test
  void comeBackWithWhatStoodInThem() {
    tick(true);
    ((TextField) find("field-drop")).setValue("typed");
    tick(false);

    tick(true);

    assertThat(form.inputs().member("drop")).contains(JsonValue.of("typed"));
  }

  @Test
  void appearWithTheInputsOfAnotherRun() {
    form.setInputs((JsonObject) JsonText.parse("{\"box\":true,\"drop\":\"before\"}"));

    assertThat(find("field-drop").isVisible()).isTrue();
    assertThat(form.inputs().member("drop")).contains(JsonValue.of("before"));
  }

  @Test
  void areNotCheckedForText() {
    tick(true);
    ((TextArea) find("field-json")).setValue("{");
    assertThat(form.isReadable()).isFalse();

    tick(false);

    assertThat(form.isReadable()).isTrue();
  }

  @Test
  void takeNoErrorsThatNobodyWouldSee() {
    var error = Diagnostic.at("/inputs/keep", ErrorCode.INPUT_MIN_LENGTH, "too short");

    List<Diagnostic> left = form.showErrors(List.of(error));

    assertThat(left).containsExactly(error);
    assertThat(((HasValidationProperties) find("field-keep")).isInvalid()).isFalse();
    tick(true);
    assertThat(form.showErrors(List.of(error))).isEmpty();
    assertThat(((HasValidationProperties) find("field-keep")).getErrorMessage())
        .isEqualTo("too short");
  }

  @Test
  void areAnnouncedToThoseWhoListen() {
    tick(true);

    assertThat(news()).isEqualTo("Now asked for: Label of drop, Label of keep, Label of json.");
    tick(false);
    assertThat(news())
        .isEqualTo("No longer asked for: Label of drop, Label of keep, Label of json.");
    assertThat(newsSpan().getElement().getAttribute("role")).isEqualTo("status");
  }

  @Test
  void areToldBeforeListenersHearOfTheChange() {
    var seen = new ArrayList<String>();
    form.addChangeListener(() -> seen.add(form.inputs().toJson()));

    tick(true);

    assertThat(seen).containsExactly("{\"box\":true,\"drop\":\"d\",\"keep\":\"k\"}");
  }

  /** As a person does it: the change comes from the browser. */
  private void tick(boolean on) {
    var box = (Checkbox) find("field-box");
    box.setValue(on);
    ComponentUtil.fireEvent(box, new ComponentValueChangeEvent<>(box, box, !on, true));
  }

  private static AField field(String name, Control control) {
    return AField.named(
        name,
        control,
        switch (control) {
          case CHECKBOX -> VariableType.CHECKBOX;
          case JSON -> VariableType.JSON;
          default -> VariableType.TEXT;
        });
  }

  private String news() {
    return newsSpan().getText();
  }

  private Span newsSpan() {
    return all(Span.class)
        .filter(span -> span.hasClassName("for-listeners"))
        .findFirst()
        .orElseThrow();
  }

  private Section section(String title) {
    return all(Section.class)
        .filter(
            section ->
                section.getChildren().anyMatch(c -> c instanceof H2 h && h.getText().equals(title)))
        .findFirst()
        .orElseThrow();
  }

  private Component find(String id) {
    return all(Component.class)
        .filter(component -> component.getId().filter(id::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private <C extends Component> Stream<C> all(Class<C> type) {
    return descendants(form).filter(type::isInstance).map(type::cast);
  }

  private static Stream<Component> descendants(Component parent) {
    return Stream.concat(
        Stream.of(parent), parent.getChildren().flatMap(HiddenFieldsTest::descendants));
  }
}
