package io.emprops.template;

import static io.emprops.template.Engine.compiled;
import static io.emprops.template.Engine.document;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.template.FormField;
import io.emprops.core.template.FormModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FormTest {

  @Test
  void orderGoesBeforeTheDocumentsPlace() {
    var form =
        form(
            "{\"a\":{\"type\":\"text\"},\"b\":{\"type\":\"text\",\"order\":2},"
                + "\"c\":{\"type\":\"text\",\"order\":-1},\"d\":{\"type\":\"text\",\"order\":2}}");

    assertThat(names(form.allFields())).containsExactly("c", "b", "d", "a");
  }

  @Test
  void theUngroupedComeFirst() {
    var form =
        form(
            "{\"a\":{\"type\":\"text\",\"group\":\"Z\"},\"b\":{\"type\":\"text\",\"group\":\"A\"},"
                + "\"c\":{\"type\":\"text\"},\"d\":{\"type\":\"text\",\"group\":\"Z\"}}");

    assertThat(form.groups()).extracting(FormModel.Group::title).containsExactly("", "Z", "A");
    assertThat(names(form.groups().get(1).fields())).containsExactly("a", "d");
  }

  @Test
  void aFieldHasWhatItsDefinitionSays() {
    FormField field =
        form("{\"a\":{\"type\":\"text\",\"label\":\"Name\",\"description\":\"Yours\",\"default\":"
                + "\"x\",\"required\":true,\"min_length\":1,\"max_length\":9,\"pattern\":\"^x\","
                + "\"placeholder\":\"p\",\"rows\":3,\"deprecated\":true,\"examples\":[\"xy\"]}}")
            .allFields()
            .getFirst();

    assertThat(field.label()).isEqualTo("Name");
    assertThat(field.required()).isTrue();
    assertThat(List.of(field.minLength(), field.maxLength(), field.rows()))
        .isEqualTo(List.of(1, 9, 3));
    assertThat(List.of(field.pattern(), field.placeholder(), field.description()))
        .isEqualTo(List.of("^x", "p", "Yours"));
    assertThat(field.examples()).hasSize(1);
  }

  @Test
  void aFieldWithoutLabelHasItsName() {
    assertThat(form("{\"a_b\":{\"type\":\"checkbox\"}}").allFields().getFirst().label())
        .isEqualTo("a_b");
  }

  @Test
  void listsAndObjectsHaveFieldsInside() {
    FormField field =
        form("{\"a\":{\"type\":\"list\",\"max_items\":3,\"items\":{\"type\":\"object\",\"fields\":"
                + "{\"x\":{\"type\":\"integer\"},\"y\":{\"type\":\"image\",\"accept\":[\"image/png\"]}}}}}")
            .allFields()
            .getFirst();

    assertThat(field.maxItems()).isEqualTo(3);
    List<FormField> inside = Optional.ofNullable(field.items()).orElseThrow().fields();
    assertThat(names(inside)).containsExactly("x", "y");
    assertThat(inside.get(1).accept()).containsExactly("image/png");
  }

  @Test
  void undeclaredVariablesHaveFieldsToo() {
    assertThat(names(compiled(document("\"{{prompt}}\"", "{}")).form().allFields()))
        .containsExactly("prompt");
  }

  @Test
  void aDocumentWithoutVariablesHasAnEmptyForm() {
    assertThat(form("{}").groups()).isEmpty();
  }

  private static FormModel form(String variableTypes) {
    return compiled(document("1", variableTypes)).form();
  }

  private static List<String> names(List<FormField> fields) {
    return fields.stream().map(field -> field.name().value()).toList();
  }
}
