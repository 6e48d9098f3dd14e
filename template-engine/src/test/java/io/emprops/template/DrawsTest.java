package io.emprops.template;

import static io.emprops.template.Engine.compiled;
import static io.emprops.template.Engine.document;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is drawn by chance, which no case can name. */
final class DrawsTest {
  private static final String TWO = "[\"{{random(1000000)}}\",\"{{uuid()}}\"]";

  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(drawn(TWO, 7)).isEqualTo(drawn(TWO, 7)).isNotEqualTo(drawn(TWO, 8));
  }

  @Test
  void eachCallDrawsTheNextValue() {
    List<JsonValue> drawn = drawn("[\"{{random(1000000)}}\",\"{{random(1000000)}}\"]", 7);

    assertThat(drawn.getFirst()).isNotEqualTo(drawn.getLast());
  }

  @Test
  void drawsInTheOrderOfTheDocument() {
    JsonValue first = drawn("[\"{{random(1000000)}}\"]", 7).getFirst();

    List<JsonValue> drawn = drawn("[\"{{random(1000000)}}\",\"{{random(1000000)}}\"]", 7);

    assertThat(drawn.getFirst()).isEqualTo(first);
    assertThat(drawn("[{\"b\":\"{{random(1000000)}}\",\"a\":\"{{random(1000000)}}\"}]", 7))
        .containsExactly(
            JsonValue.object().put("b", drawn.getFirst()).put("a", drawn.getLast()).build());
  }

  @Test
  void whatIsNotTakenDrawsNothing() {
    List<JsonValue> drawn = drawn(TWO, 7);

    assertThat(
            drawn(
                "[{\"$if\":\"false\",\"then\":\"{{uuid()}}\"},\"{{random(1000000)}}\",\"{{uuid()}}\"]",
                7))
        .isEqualTo(drawn);
  }

  @Test
  void eachTurnOfALoopDraws() {
    assertThat(drawn("[{\"$each\":\"[1,2]\",\"do\":\"{{random(1000000)}}\"}]", 7))
        .isEqualTo(drawn("[\"{{random(1000000)}}\",\"{{random(1000000)}}\"]", 7));
  }

  private static List<JsonValue> drawn(String template, long seed) {
    RenderOutcome outcome =
        compiled(document(template, "{}"))
            .render(
                JsonValue.emptyObject(),
                new RenderContext(Instant.EPOCH, seed),
                UnknownInputs.REFUSE);
    assertThat(outcome).isInstanceOf(RenderOutcome.Rendered.class);
    return ((JsonArray) ((RenderOutcome.Rendered) outcome).payload()).elements();
  }
}
