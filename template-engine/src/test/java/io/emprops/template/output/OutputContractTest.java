package io.emprops.template.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.template.output.OutputContract.Unmet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputContractTest {
  private static final String PICTURE =
      "{\"asset\":\"%s\",\"media_type\":\"image/png\",\"size\":7}".formatted("0f".repeat(32));
  private static final String SOUND =
      "{\"asset\":\"%s\",\"media_type\":\"audio/wav\",\"size\":7}".formatted("1e".repeat(32));
  private static final String RESULT =
      "{\"text\":\"Hi\",\"n\":1,\"choices\":[{\"message\":{\"content\":\"Hi\"}}],\"a/b\":[],"
          + "\"body\":{\"data\":\"x\"},\"json\":\"{\\\"age\\\": 3}\",\"person\":{\"age\":\"old\"},"
          + ("\"pictures\":[%1$s,%1$s],\"mixed\":[%1$s,%2$s],\"sound\":%2$s,"
                  + "\"url\":\"https://example.com/a.png\"}")
              .formatted(PICTURE, SOUND);

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
        .contains(new Unmet("output-missing", "The answer has no value at '%s'".formatted(path)));
  }

  @Test
  void wantsTextWhereItSaysSo() {
    assertThat(unmet("{\"kind\":\"text\",\"path\":\"n\"}"))
        .contains(new Unmet("output-kind", "The answer has a number at 'n', not text"));
    assertThat(unmet("{\"kind\":\"text\",\"path\":\"text\"}")).isEmpty();
    assertThat(unmet("{\"kind\":\"text\"}")).isEmpty();
    assertThat(unmet("{\"kind\":\"text\"}", "{\"data\":1}")).isPresent();
    assertThat(unmet("{\"kind\":\"text\"}", "\"a text\"")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "image, pictures",
    "file, mixed",
    "audio, sound",
    "image, url",
    "video, url",
    "file, pictures[0]"
  })
  void isMetByStoredFilesOfTheKind(String kind, String path) {
    assertThat(unmet("{\"kind\":\"%s\",\"path\":\"%s\"}".formatted(kind, path))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "image, mixed",
    "image, sound",
    "video, sound",
    "image, text",
    "image, /a~1b",
    "file, n",
    "file, person"
  })
  void isNotMetByAnythingElse(String kind, String path) {
    assertThat(unmet("{\"kind\":\"%s\",\"path\":\"%s\"}".formatted(kind, path)))
        .contains(new Unmet("output-kind", "The answer has no %s at '%s'".formatted(kind, path)));
  }

  @Test
  void looksForAFileInTheWholeResultWithoutAPath() {
    assertThat(unmet("{\"kind\":\"image\"}")).isEmpty();
    assertThat(unmet("{\"kind\":\"audio\"}")).isEmpty();
    assertThat(unmet("{\"kind\":\"image\"}", "{\"outputs\":{\"9\":[%s]}}".formatted(SOUND)))
        .contains(new Unmet("output-kind", "The answer has no image"));
  }

  @Test
  void holdsTheValueAgainstTheSchema() {
    String schema = "{\"type\":\"object\",\"properties\":{\"age\":{\"type\":\"integer\"}}}";

    Optional<Unmet> wrong =
        unmet("{\"kind\":\"json\",\"path\":\"person\",\"schema\":%s}".formatted(schema));

    assertThat(wrong.map(Unmet::reason)).contains("output-schema");
    assertThat(wrong.map(Unmet::message).orElse("")).contains("'/age'");
    assertThat(unmet("{\"path\":\"n\",\"schema\":{\"const\":1}}")).isEmpty();
    assertThat(unmet("{\"path\":\"n\",\"schema\":{\"const\":2}}")).isPresent();
  }

  @Test
  void readsTheJsonThatAModelWroteAsText() {
    String contract =
        "{\"kind\":\"json\",\"path\":\"json\",\"schema\":{\"required\":[\"%s\"],\"type\":\"object\"}}";

    assertThat(unmet(contract.formatted("age"))).isEmpty();
    assertThat(unmet(contract.formatted("name"))).isPresent();
  }

  @Test
  void takesALongTextThatTravelsAsAFileToFitItsSchema() {
    String contract =
        "{\"path\":\"\",\"schema\":{\"type\":\"object\",\"required\":[\"text\",\"n\"],"
            + "\"properties\":{\"text\":{\"type\":\"string\"},\"n\":{\"type\":\"integer\"}}}}";
    String result = "{\"text\":%s,\"n\":%s}";
    String longText =
        "{\"asset\":\"%s\",\"media_type\":\"text/plain\",\"size\":300000}"
            .formatted("2d".repeat(32));

    assertThat(unmet(contract, result.formatted(longText, "1"))).isEmpty();
    assertThat(unmet(contract, result.formatted(longText, "true")).map(Unmet::message).orElse(""))
        .contains("'/n'")
        .doesNotContain("/text");
    assertThat(unmet(contract, result.formatted(PICTURE, "1"))).isPresent();
  }

  @Test
  void saysThatASchemaCannotBeUsed() {
    assertThat(unmet("{\"path\":\"n\",\"schema\":{\"type\":\"integr\"}}").map(Unmet::message))
        .hasValueSatisfying(message -> assertThat(message).contains("/type"));
  }

  @Test
  void looksAtEachOfSeveralOutputsAndNamesThem() {
    assertThat(unmet("{\"outputs\":{\"a\":{\"path\":\"text\"},\"b\":{\"path\":\"nope\"}}}"))
        .contains(new Unmet("output-missing", "The output 'b' has no value at 'nope'"));
    assertThat(unmet("{\"outputs\":[{\"path\":\"text\"},{\"path\":\"n\"}]}")).isEmpty();
    assertThat(unmet("{\"outputs\":{\"art\":{\"kind\":\"image\",\"path\":\"sound\"}}}"))
        .contains(new Unmet("output-kind", "The output 'art' has no image at 'sound'"));
  }

  @Test
  void asksNothingWithoutAContract() {
    assertThat(unmet("{\"kind\":\"json\"}")).isEmpty();
    assertThat(OutputContract.unmet(null, JsonText.parse(RESULT))).isEmpty();
  }

  private static Optional<Unmet> unmet(String output) {
    return unmet(output, RESULT);
  }

  private static Optional<Unmet> unmet(String output, String result) {
    return OutputContract.unmet(JsonText.parse(output), JsonText.parse(result));
  }
}
