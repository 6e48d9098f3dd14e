package io.emprops.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonValue;
import io.emprops.it.bench.engine.Contender;
import io.emprops.it.bench.work.ExpectedPayload;
import io.emprops.it.bench.work.StandardWork;
import io.emprops.it.bench.work.Work;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Those that are measured do the same work. */
final class EnginesTest {

  @ParameterizedTest
  @MethodSource("pairs")
  void agreeOnEachWorkWhateverTheInputsHold(Contender contender, StandardWork work) {
    assertThat(PayloadCheck.faults(contender, work)).isEmpty();
  }

  @Test
  void theFirstDesignsAlgorithmIsStillWrongAboutNumbersAndPlaceholdersInValues() {
    Work chat = StandardWork.CHAT.work();
    var inputs = chat.hostileInputs();
    ByteBuffer rendered = Contender.FIRST_DESIGN.engine().read(chat).with(inputs).render();

    var fault = PayloadCheck.fault(ExpectedPayload.of(chat.template(), inputs), rendered);

    assertThat(fault).isPresent();
  }

  @Test
  void aPayloadThatDiffersIsAFaultThatShowsThePlace() {
    JsonValue expected = JsonValue.object().put("a", 1).put("b", "x").build();

    var fault = PayloadCheck.fault(expected, bytes("{\"a\":1,\"b\":\"y\"}"));

    assertThat(fault).hasValueSatisfying(text -> assertThat(text).contains("\"b\":\"y\""));
  }

  @Test
  void aNumberThatBecameTextIsAFault() {
    JsonValue expected = JsonValue.object().put("a", 1).build();

    assertThat(PayloadCheck.fault(expected, bytes("{\"a\":\"1\"}"))).isPresent();
  }

  @Test
  void textThatIsNotJsonIsAFault() {
    assertThat(PayloadCheck.fault(JsonValue.emptyObject(), bytes("{\"a\":}")))
        .hasValueSatisfying(text -> assertThat(text).startsWith("not JSON"));
  }

  private static ByteBuffer bytes(String text) {
    return StandardCharsets.UTF_8.encode(text);
  }

  private static Stream<Arguments> pairs() {
    return Arrays.stream(Contender.values())
        .flatMap(
            contender ->
                Arrays.stream(StandardWork.values()).map(work -> Arguments.of(contender, work)));
  }
}
