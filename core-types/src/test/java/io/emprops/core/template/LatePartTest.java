package io.emprops.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LatePartTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Stream<LatePart> parts() {
    return Stream.of(
        new LatePart.Text("Bearer \ud800"),
        new LatePart.Secret("openai"),
        new LatePart.Asset("a1", LatePart.As.URL),
        new LatePart.Asset("a1", LatePart.As.DATA_URL),
        new LatePart.Asset("a1", LatePart.As.BASE64));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void survivesTheWire(LatePart part) throws JsonProcessingException {
    String text = MAPPER.writeValueAsString(part);

    assertThat(MAPPER.readValue(text, LatePart.class)).isEqualTo(part);
  }

  @Test
  void hasTheWireFormOfTheProtocol() throws JsonProcessingException {
    var late =
        new LateValue(
            "/headers/Authorization",
            List.of(
                new LatePart.Text("Bearer "),
                new LatePart.Secret("key"),
                new LatePart.Asset("p", LatePart.As.DATA_URL)));

    String text = MAPPER.writeValueAsString(late);

    assertThat(text)
        .isEqualTo(
            "{\"pointer\":\"/headers/Authorization\",\"parts\":[\"Bearer \",{\"secret\":\"key\"},"
                + "{\"asset\":\"p\",\"as\":\"data_url\"}]}");
    assertThat(MAPPER.readValue(text, LateValue.class)).isEqualTo(late);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "{}",
        "{\"secret\":1}",
        "{\"asset\":\"a\"}",
        "{\"asset\":\"a\",\"as\":\"x\"}"
      })
  void otherFormsAreRefused(String wire) {
    assertThatThrownBy(() -> MAPPER.readValue(wire, LatePart.class))
        .isInstanceOf(ValueInstantiationException.class);
  }
}
