package io.emprops.template.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import org.junit.jupiter.api.Test;

/** The order in which inputs come changes nothing but the time that it takes to find them. */
class InputFinderTest {
  private static final JsonObject INPUTS =
      JsonValue.object().put("a", 1).put("b", 2).put("c", 3).build();

  @Test
  void findsInputsInTheirOrder() {
    assertFound("a", "b", "c");
  }

  @Test
  void findsInputsInAnyOtherOrder() {
    assertFound("c", "a", "b");
    assertFound("b", "a", "c");
  }

  @Test
  void goesOnInOrderAfterNamesThatNobodyGave() {
    var finder = new InputFinder(INPUTS);

    assertThat(finder.find("x")).isEmpty();
    assertThat(finder.find("a")).contains(JsonValue.of(1));
    assertThat(finder.find("y")).isEmpty();
    assertThat(finder.find("b")).contains(JsonValue.of(2));
    assertThat(finder.found()).isEqualTo(2);
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    var finder = new InputFinder(JsonValue.emptyObject());

    assertThat(finder.find("a")).isEmpty();
    assertThat(finder.found()).isZero();
  }

  private static void assertFound(String... names) {
    var finder = new InputFinder(INPUTS);
    for (String name : names) {
      assertThat(finder.find(name)).isEqualTo(INPUTS.member(name));
    }
    assertThat(finder.found()).isEqualTo(names.length);
  }
}
