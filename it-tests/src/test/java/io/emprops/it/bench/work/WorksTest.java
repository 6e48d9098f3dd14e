package io.emprops.it.bench.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The works are of the size that their names promise. */
final class WorksTest {

  @ParameterizedTest
  @CsvSource({"VARIABLES_40,40", "VARIABLES_1000,1000", "CHAT,5"})
  void haveAsManyVariablesAsTheyAreNamedFor(StandardWork work, int variables) {
    assertThat(work.work().inputs().members()).hasSize(variables);
  }

  @Test
  void theLargestGivesAPayloadOf200KiB() {
    Work work = StandardWork.VARIABLES_1000.work();

    JsonValue payload = ExpectedPayload.of(work.template(), work.inputs());

    assertThat(bytes(payload.toJson())).isCloseTo(200 << 10, Percentage.withPercentage(5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 1_024})
  void growByTheVeryByte(int kibibytes) {
    var point = new GrowthPoint(GrowthPoint.Axis.BYTES, kibibytes << 10);

    assertThat(bytes(point.work().source())).isEqualTo(kibibytes << 10);
  }

  @Test
  void growthPointsAreReadAsTheyAreWritten() {
    assertThat(GrowthPoint.all())
        .allSatisfy(point -> assertThat(GrowthPoint.parse(point.wire())).isEqualTo(point));
  }

  @Test
  void piecesStandInTheDocumentsOrderWithQuotesAroundTextAlone() {
    var inputs = (JsonObject) JsonText.parse("{\"t\":\"x\",\"n\":1}");
    var work =
        new Work(
            "w", "{\"template\":{\"a\\n\":\"{{n}}\",\"b\":\"<{{t}}>\",\"c\":[\"{{t}}\"]}}", inputs);

    assertThat(TemplatePart.of(work))
        .containsExactly(
            new TemplatePart.Text("{\"a\\n\":"),
            new TemplatePart.Slot("n"),
            new TemplatePart.Text(",\"b\":\"<"),
            new TemplatePart.Slot("t"),
            new TemplatePart.Text(">\",\"c\":[\""),
            new TemplatePart.Slot("t"),
            new TemplatePart.Text("\"]}"));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
