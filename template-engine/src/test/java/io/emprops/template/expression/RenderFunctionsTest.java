package io.emprops.template.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import io.emprops.core.template.RenderContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RenderFunctionsTest {

  @Test
  void addsTextsListsAndBytes() {
    assertThat(call("_+_", "a", "b")).isEqualTo("ab");
    assertThat(call("_+_", List.of(1L), List.of(2L))).isEqualTo(List.of(1L, 2L));
    assertThat(call("_+_", 1L, 2L)).isEqualTo(3L);
    assertThat(call("_+_", CelByteString.copyFromUtf8("a"), CelByteString.copyFromUtf8("b")))
        .isEqualTo(CelByteString.copyFromUtf8("ab"));
    assertThatThrownBy(() -> call("_+_", "a", 1L)).isInstanceOf(ExpressionFault.class);
    assertThatThrownBy(() -> call("_+_", List.of(1L), 1L)).isInstanceOf(ExpressionFault.class);
  }

  @Test
  void makesTextOfScalars() {
    assertThat(call("string", "a")).isEqualTo("a");
    assertThat(call("string", 1.0)).isEqualTo("1");
    assertThat(call("string", 1L)).isEqualTo("1");
    assertThat(call("string", true)).isEqualTo("true");
    assertThat(call("string", UnsignedLong.ONE)).isEqualTo("1");
    assertThat(call("string", Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(call("string", Duration.ofSeconds(2))).isEqualTo("2s");
    assertThat(call("string", CelByteString.copyFromUtf8("é"))).isEqualTo("é");
    for (Object composite : List.of(NullValue.NULL_VALUE, Map.of(), List.of())) {
      assertThatThrownBy(() -> call("string", composite))
          .hasMessageContaining("string() takes a scalar");
    }
  }

  @Test
  void encodesForAddressesAndAsJson() {
    assertThat(call("urlencode", "a b*~é/+")).isEqualTo("a%20b%2A~%C3%A9%2F%2B");
    assertThat(call("json", Map.of("a", List.of(1L, "x")))).isEqualTo("{\"a\":[1,\"x\"]}");
  }

  @Test
  void asksForArgumentsOfTheRightKinds() {
    assertThatThrownBy(() -> call("contains", 1L, "a"))
        .hasMessageContaining("contains cannot be used with such values");
    assertThatThrownBy(() -> call("nothing", 1L)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsTheFormWithAndWithoutAnOffset() {
    assertThat(call("indexOf", "banana", "a")).isEqualTo(1L);
    assertThat(call("indexOf", "banana", "a", 2L)).isEqualTo(3L);
    assertThat(call("lastIndexOf", "banana", "a")).isEqualTo(5L);
    assertThat(call("lastIndexOf", "banana", "a", 4L)).isEqualTo(3L);
    assertThat(call("replace", "aa", "a", "b")).isEqualTo("bb");
    assertThat(call("replace", "aa", "a", "b", 1L)).isEqualTo("ba");
    assertThat(call("split", "a,b", ",")).isEqualTo(List.of("a", "b"));
    assertThat(call("split", "a,b", ",", 1L)).isEqualTo(List.of("a,b"));
    assertThat(call("join", List.of("a", "b"))).isEqualTo("ab");
    assertThat(call("join", List.of("a", "b"), "-")).isEqualTo("a-b");
  }

  @Test
  void countsWhatItMakes() {
    List<Object> long64 = Collections.nCopies(64, 1L);

    Cost.assertBuilds(2, work -> call(work, "_+_", long64, List.of(1L, 2L)));
    Cost.assertSteps(8, work -> call(work, "_+_", long64, List.of(1L, 2L)));
    Cost.assertBuilds(
        3,
        work ->
            call(work, "_+_", CelByteString.copyFromUtf8("ab"), CelByteString.copyFromUtf8("c")));
    Cost.assertBuilds(5, work -> call(work, "urlencode", "abcde"));
    // A map takes 96 and 32 for its member, a list 32 and 16 for each value; then the texts.
    Cost.assertBuilds(
        128 + 32 + 32 + 1 + 2 + 3, work -> call(work, "json", Map.of("k", List.of("ab", 123L))));
    Cost.assertBuilds(32 + 32 + 2, work -> call(work, "json", List.of(true, NullValue.NULL_VALUE)));
  }

  private static Object call(String name, Object... args) {
    return call(Cost.unlimited(), name, args);
  }

  private static Object call(Work work, String name, Object... args) {
    var functions = new RenderFunctions(work, new Draws(new RenderContext(Instant.EPOCH, 1)));
    try {
      return functions
          .findOverloadMatchingArgs(name, args)
          .orElseThrow()
          .getDefinition()
          .apply(args);
    } catch (CelEvaluationException e) {
      throw new AssertionError(e);
    }
  }
}
