package io.emprops.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonValueTest {

  @Test
  void anObjectIsItsOwn() {
    Map<String, JsonValue> members = new LinkedHashMap<>(Map.of("a", JsonValue.of(1)));
    var object = new JsonObject(members);

    members.put("b", JsonValue.of(2));

    assertThat(object.members()).containsOnlyKeys("a");
    assertThatThrownBy(() -> object.members().put("c", JsonValue.of(3)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anArrayIsItsOwn() {
    List<JsonValue> elements = new ArrayList<>(List.of(JsonValue.of(1)));
    var array = new JsonArray(elements);

    elements.clear();

    assertThat(array.elements()).containsExactly(JsonValue.of(1));
  }

  @Test
  void aMemberMayBeMissing() {
    JsonObject object = JsonValue.object().put("a", JsonValue.ofNull()).build();

    assertThat(object.member("a")).contains(JsonValue.ofNull());
    assertThat(object.member("b")).isEmpty();
  }

  @Test
  void theBuilderKeepsTheFirstPlaceAndTheLastValue() {
    JsonObject object = JsonValue.object().put("a", 1).put("b", true).put("a", "x").build();

    assertThat(object.toJson()).isEqualTo("{\"a\":\"x\",\"b\":true}");
  }

  @Test
  void theBuilderPutsStrings() {
    assertThat(JsonValue.object().putStrings("a", List.of("x", "y")).build().toJson())
        .isEqualTo("{\"a\":[\"x\",\"y\"]}");
  }

  @Test
  void aDecimalKeepsItsScale() {
    assertThat(JsonValue.of(new BigDecimal("0.70")).toJson()).isEqualTo("0.70");
    assertThat(new JsonValue.JsonNumber("1e3").decimal()).isEqualByComparingTo("1000");
  }

  @Test
  void eachKindHasAName() {
    assertThat(
            List.of(
                    JsonValue.ofNull(),
                    JsonValue.of(true),
                    JsonValue.of(1),
                    JsonValue.of(""),
                    JsonValue.array(),
                    JsonValue.emptyObject())
                .stream()
                .map(JsonValue::kind))
        .containsExactly("null", "a boolean", "a number", "a string", "an array", "an object");
  }
}
