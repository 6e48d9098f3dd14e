package io.emprops.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** JSON values as members of records, which is how services send them. */
final class JsonValueJacksonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What a message might look like. */
  record Envelope(@Nullable JsonValue any, @Nullable JsonObject object) {}

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aValueSurvivesTheWire(long seed) throws JsonProcessingException {
    JsonValue value = new RandomValues(seed).value(4);

    String text = MAPPER.writeValueAsString(new Envelope(value, null));

    assertThat(MAPPER.readValue(text, Envelope.class)).isEqualTo(new Envelope(value, null));
  }

  @Test
  void theDigitsAreWrittenAsTheyAre() throws JsonProcessingException {
    String text = "{\"any\":[1.10,1e3,-0,9007199254740993],\"object\":{\"b\":1,\"a\":0.70}}";

    assertThat(MAPPER.writeValueAsString(MAPPER.readValue(text, Envelope.class))).isEqualTo(text);
  }

  @Test
  void theLiteralNullIsAValueAndAMissingMemberIsNone() throws JsonProcessingException {
    assertThat(MAPPER.readValue("{\"any\":null}", Envelope.class).any())
        .isEqualTo(JsonValue.ofNull());
    assertThat(MAPPER.readValue("{}", Envelope.class).any()).isNull();
  }

  @Test
  void anObjectIsAskedForByItsType() {
    assertThatThrownBy(() -> MAPPER.readValue("{\"object\":[1]}", Envelope.class))
        .isInstanceOf(MismatchedInputException.class);
  }

  @Test
  void aMemberThatStandsTwiceIsRefused() {
    assertThatThrownBy(() -> MAPPER.readValue("{\"any\":{\"a\":1,\"a\":2}}", Envelope.class))
        .isInstanceOf(JsonProcessingException.class);
  }
}
