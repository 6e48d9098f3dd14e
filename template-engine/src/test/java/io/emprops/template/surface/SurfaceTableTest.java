package io.emprops.template.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.VariableType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table is only worth what it holds. */
final class SurfaceTableTest {
  private static final List<String> MEMBERS =
      List.of(
          "label",
          "description",
          "default",
          "required",
          "nullable",
          "on_missing",
          "group",
          "order",
          "visible_if",
          "when_hidden",
          "deprecated",
          "examples",
          "min_length",
          "max_length",
          "pattern",
          "placeholder",
          "rows",
          "min",
          "max",
          "exclusive_min",
          "exclusive_max",
          "step",
          "unit",
          "options",
          "options_from",
          "allow_other",
          "min_items",
          "max_items",
          "after",
          "before",
          "schemes",
          "hosts",
          "accept",
          "max_bytes",
          "multiple",
          "schema",
          "header",
          "randomize",
          "items",
          "fields");

  @Test
  void holdsEachTypeByAllItsNames() {
    Set<String> types =
        SurfaceCase.allDefinitions()
            .flatMap(SurfaceTableTest::objects)
            .flatMap(object -> object.member("type").stream())
            .filter(JsonString.class::isInstance)
            .map(type -> ((JsonString) type).value())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(types).containsAll(VariableType.names());
  }

  @Test
  void holdsEachMember() {
    Set<String> members =
        SurfaceCase.allDefinitions()
            .flatMap(SurfaceTableTest::objects)
            .flatMap(object -> object.members().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(members).containsAll(MEMBERS);
  }

  @Test
  void holdsEachErrorOfAnInputThatIsCheckedBeforeRendering() {
    Set<String> codes =
        SurfaceCase.all().flatMap(each -> each.refuse().stream()).collect(Collectors.toSet());

    assertThat(codes)
        .containsAll(
            Arrays.stream(ErrorCode.values())
                .map(ErrorCode::wire)
                .filter(code -> code.startsWith("input."))
                // A value's own schema is checked elsewhere, an embedded null in the template.
                .filter(code -> !code.equals("input.schema") && !code.equals("input.embedded-null"))
                .toList());
  }

  @Test
  void isLargeAndBothSidesOfItAre() {
    assertThat(SurfaceCase.all().filter(each -> each.refuse().isEmpty())).hasSizeGreaterThan(200);
    assertThat(SurfaceCase.all().filter(each -> each.refuse().isPresent())).hasSizeGreaterThan(200);
  }

  private static Stream<JsonObject> objects(JsonValue value) {
    return switch (value) {
      case JsonObject object ->
          Stream.concat(
              Stream.of(object),
              object.members().values().stream().flatMap(SurfaceTableTest::objects));
      case JsonArray(var elements) -> elements.stream().flatMap(SurfaceTableTest::objects);
      default -> Stream.of();
    };
  }
}
