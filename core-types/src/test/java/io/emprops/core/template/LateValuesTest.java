package io.emprops.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.template.LatePart.As;
import io.emprops.core.template.LateValues.Filled;
import io.emprops.core.template.LateValues.Outcome;
import io.emprops.core.template.LateValues.Unknown;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LateValuesTest {
  private static final LatePart KEY = new LatePart.Secret("key");
  private static final LatePart OTHER = new LatePart.Secret("other");
  private static final LatePart PHOTO = new LatePart.Asset("a1", As.DATA_URL);

  @Test
  void putsASecretInPlaceOfTheMark() {
    var late = List.of(new LateValue("/headers/X-Key", List.of(KEY)));

    var outcome = fill("{\"headers\":{\"X-Key\":\"***\",\"n\":1.10}}", late);

    assertThat(outcome).isEqualTo(filled("{\"headers\":{\"X-Key\":\"sk-1\",\"n\":1.10}}"));
  }

  @Test
  void joinsTheTextAroundASecret() {
    var late =
        List.of(
            new LateValue(
                "/a", List.of(new LatePart.Text("Bearer "), KEY, new LatePart.Text("!"))));

    var outcome = fill("{\"a\":\"Bearer ***!\"}", late);

    assertThat(outcome).isEqualTo(filled("{\"a\":\"Bearer sk-1!\"}"));
  }

  @Test
  void findsPlacesInsideArraysAndUnderEscapedNames() {
    var late =
        List.of(new LateValue("/list/1/a~1b~0c", List.of(KEY)), new LateValue("/", List.of(PHOTO)));

    var outcome = fill("{\"list\":[0,{\"a/b~c\":\"***\"}],\"\":\"asset:a1\"}", late);

    assertThat(outcome).isEqualTo(filled("{\"list\":[0,{\"a/b~c\":\"sk-1\"}],\"\":\"data:,x\"}"));
  }

  @Test
  void fillsTheWholePayload() {
    var outcome = fill("\"***\"", List.of(new LateValue("", List.of(KEY))));

    assertThat(outcome).isEqualTo(filled("\"sk-1\""));
  }

  @Test
  void doesNotReadWhatItPutsIn() {
    var late = List.of(new LateValue("/a", List.of(KEY)), new LateValue("/b", List.of(KEY)));

    var outcome =
        LateValues.fill(
            JsonText.parse("{\"a\":0,\"b\":0}"), late, _ -> Optional.of("{\"b\":\"***\"}"));

    assertThat(outcome)
        .isEqualTo(filled("{\"a\":\"{\\\"b\\\":\\\"***\\\"}\",\"b\":\"{\\\"b\\\":\\\"***\\\"}\"}"));
  }

  @Test
  void namesTheFirstPartThatIsNotKnown() {
    var late = List.of(new LateValue("/a", List.of(KEY)), new LateValue("/b", List.of(OTHER)));

    var outcome = fill("{\"a\":\"***\",\"b\":\"***\"}", late);

    assertThat(outcome).isEqualTo(new Unknown("/b", OTHER));
  }

  @Test
  void leavesAPayloadWithoutLateValuesAsItIs() {
    var payload = JsonText.parse("{\"a\":\"***\"}");

    var outcome = LateValues.fill(payload, List.of(), _ -> Optional.empty());

    assertThat(outcome).isEqualTo(new Filled(payload));
  }

  @Test
  void refusesAPointerThatLeadsNowhere() {
    var late = List.of(new LateValue("/b", List.of(KEY)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> fill("{\"a\":1}", late))
        .withMessageContaining("'/b'");
  }

  private static Outcome fill(String payload, List<LateValue> late) {
    return LateValues.fill(JsonText.parse(payload), late, LateValuesTest::known);
  }

  private static Optional<String> known(LatePart part) {
    if (part.equals(KEY)) {
      return Optional.of("sk-1");
    }
    return part.equals(PHOTO) ? Optional.of("data:,x") : Optional.empty();
  }

  private static Outcome filled(String json) {
    JsonValue payload = JsonText.parse(json);
    return new Filled(payload);
  }
}
