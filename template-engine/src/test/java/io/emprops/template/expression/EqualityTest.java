package io.emprops.template.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.primitives.UnsignedLong;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EqualityTest {
  private final Equality equality = new Equality(Cost.unlimited());

  @Test
  void holdsNumbersOfAllTypesAgainstEachOther() {
    assertThat(equality.areEqual(1L, 1.0)).isTrue();
    assertThat(equality.areEqual(1L, UnsignedLong.ONE)).isTrue();
    assertThat(equality.areEqual(-1L, UnsignedLong.MAX_VALUE)).isFalse();
    assertThat(equality.areEqual(1.5, 1L)).isFalse();
    assertThat(equality.areEqual(1L, "1")).isFalse();
    assertThat(equality.areEqual("1", 1L)).isFalse();
  }

  @Test
  void holdsListsElementByElement() {
    assertThat(equality.areEqual(List.of(1L, "a"), List.of(1.0, "a"))).isTrue();
    assertThat(equality.areEqual(List.of(1L, "a"), List.of(1L, "b"))).isFalse();
    assertThat(equality.areEqual(List.of(1L), List.of(1L, 1L))).isFalse();
    assertThat(equality.areEqual(List.of(1L, 1L), List.of(1L))).isFalse();
    assertThat(equality.areEqual(List.of(), List.of())).isTrue();
    assertThat(equality.areEqual(List.of(), Map.of())).isFalse();
  }

  @Test
  void holdsMapsMemberByMember() {
    assertThat(equality.areEqual(Map.of("a", 1L), Map.of("a", 1.0))).isTrue();
    assertThat(equality.areEqual(Map.of("a", 1L), Map.of("a", 2L))).isFalse();
    assertThat(equality.areEqual(Map.of("a", 1L), Map.of("b", 1L))).isFalse();
    assertThat(equality.areEqual(Map.of("a", 1L), Map.of("a", 1L, "b", 1L))).isFalse();
  }

  @Test
  void findsValuesInListsAndKeysInMaps() {
    assertThat(equality.contains(List.of(1L, 2.0), 2L)).isTrue();
    assertThat(equality.contains(List.of(1L, 2.0), 3L)).isFalse();
    assertThat(equality.contains(Map.of("a", 1L), "a")).isTrue();
    assertThat(equality.contains(Map.of("a", 1L), 1L)).isFalse();
    assertThat(equality.contains(Map.of(1L, "a"), 1.0)).isTrue();
    assertThat(equality.contains(Map.of(1L, "a"), 2.0)).isFalse();
    assertThat(equality.contains("abc", "a")).isFalse();
  }

  @Test
  void countsWhatItCompares() {
    String text = "a".repeat(640);

    Cost.assertSteps(2, work -> new Equality(work).areEqual(1L, 1L));
    Cost.assertSteps(2 + 10, work -> new Equality(work).areEqual(text, "b"));
    Cost.assertSteps(
        2 + 2 + 2, work -> new Equality(work).areEqual(List.of(1L, 2L), List.of(1L, 2L)));
  }
}
