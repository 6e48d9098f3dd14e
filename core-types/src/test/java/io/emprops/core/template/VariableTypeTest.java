package io.emprops.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VariableTypeTest {

  @ParameterizedTest
  @EnumSource
  void theWireNameNamesTheType(VariableType type) {
    assertThat(VariableType.named(type.wire())).contains(type);
    assertThat(VariableType.names()).contains(type.wire());
  }

  @ParameterizedTest
  @CsvSource({
    "prompt_editor, TEXTAREA",
    "input, TEXT",
    "string, TEXT",
    "image_loader, IMAGE",
    "color_picker, COLOR",
    "boolean, CHECKBOX",
    "float, NUMBER"
  })
  void oldNamesAreUnderstood(String name, VariableType type) {
    assertThat(VariableType.named(name)).contains(type);
    assertThat(VariableType.names()).contains(name);
  }

  @Test
  void otherNamesAreNone() {
    assertThat(VariableType.named("TEXT")).isEmpty();
    assertThat(VariableType.named("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A_1",
        "1",
        "_",
        "in",
        "x2345678901234567890123456789012345678901234567890123456789012x"
      })
  void wordsOfUpTo64LettersAreNames(String name) {
    assertThat(VariableName.isValid(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a-b",
        "a b",
        "ä",
        "true",
        "false",
        "null",
        "a\n",
        "x23456789012345678901234567890123456789012345678901234567890123xx"
      })
  void otherWordsAreNot(String name) {
    assertThat(VariableName.isValid(name)).isFalse();
  }
}
