package io.emprops.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputContractTest {
  private static final String RESULT =
      "{\"text\":\"Hi\",\"n\":1,\"choices\":[{\"message\":{\"content\":\"Hi\"}}],\"a/b\":[],"
          + "\"body\":{\"data\":\"x\"}}";

  @ParameterizedTest
  @CsvSource({
    "text",
    "n",
    "choices[0].message.content",
    "$.choices[0].message.content",
    "choices.0.message.content",
    "/choices/0/message/content",
    "/a~1b",
    "data",
    "/body/data"
  })
  void isMetByAValueAtThePath(String path) {
    assertThat(unmet("{\"path\":\"%s\"}".formatted(path))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"missing", "choices[1]", "/choices/-1", "text.more", "/a/b", "choices.x"})
  void isNotMetWhereThePathLeadsNowhere(String path) {
    assertThat(unmet("{\"path\":\"%s\"}".formatted(path)))
        .contains("The answer has no value at '%s'".formatted(path));
  }

  @Test
  void wantsTextWhereItSaysSo() {
    assertThat(unmet("{\"kind\":\"text\",\"path\":\"n\"}"))
        .contains("The answer has a number at 'n', not text");
    assertThat(unmet("{\"kind\":\"text\",\"path\":\"text\"}")).isEmpty();
  }

  @Test
  void looksAtEachOfSeveralOutputs() {
    assertThat(unmet("{\"outputs\":{\"a\":{\"path\":\"text\"},\"b\":{\"path\":\"nope\"}}}"))
        .isPresent();
    assertThat(unmet("{\"outputs\":[{\"path\":\"text\"},{\"path\":\"n\"}]}")).isEmpty();
  }

  @Test
  void asksNothingWithoutAPath() {
    assertThat(unmet("{\"kind\":\"json\"}")).isEmpty();
    assertThat(OutputContract.unmet(null, JsonText.parse(RESULT))).isEmpty();
  }

  private static Optional<String> unmet(String output) {
    return OutputContract.unmet(JsonText.parse(output), JsonText.parse(RESULT));
  }
}
