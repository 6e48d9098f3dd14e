package io.emprops.template.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.json.JsonValue.JsonString;
import io.emprops.core.problem.Diagnostic;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.template.LatePart;
import io.emprops.core.template.LateValue;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.core.template.WriteOutcome;
import io.emprops.template.Checked;
import io.emprops.template.CompileResult;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.SchemaOracle;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.UnknownInputs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What holds for every document and all inputs. */
final class Invariants {
  private final TemplateCompiler compiler;

  Invariants(TemplateCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * How far a document came.
   *
   * @param codes of all errors and warnings
   * @param values the checked inputs
   */
  record Trail(
      Stage stage,
      Set<String> codes,
      Optional<JsonObject> values,
      Optional<RenderOutcome> outcome) {}

  /** Where a document ended. */
  enum Stage {
    INVALID,
    REFUSED,
    FAILED,
    RENDERED
  }

  /**
   * Compiles and renders.
   *
   * @throws AssertionError if something does not hold
   */
  Trail verify(RandomDocument document) {
    CompileResult result = compiler.compile(document.source());
    Set<String> codes = new TreeSet<>(codes(result.warnings()));
    return switch (result) {
      case CompileResult.Invalid invalid -> {
        assertThat(invalid.errors()).isNotEmpty();
        invalid.errors().forEach(error -> isInSource(error, document.source()));
        codes.addAll(codes(invalid.errors()));
        yield new Trail(Stage.INVALID, codes, Optional.empty(), Optional.empty());
      }
      case CompileResult.Compiled(var template, var warnings) -> {
        warnings.forEach(warning -> isInSource(warning, document.source()));
        yield rendered(template, document.inputs(), document.context(), codes);
      }
    };
  }

  private static void isInSource(Diagnostic diagnostic, String source) {
    assertThat(diagnostic.code()).isNotEqualTo(ErrorCode.INTERNAL);
    assertThat(diagnostic.message()).isNotBlank().hasSizeLessThan(2_000);
    assertThat(List.of(zero(diagnostic.line()), zero(diagnostic.column())))
        .as("%s", diagnostic)
        .allMatch(at -> at > 0);
    assertThat(diagnostic.length()).as("%s", diagnostic).isNotNull().isNotNegative();
    assertThat((long) zero(diagnostic.line()))
        .as("%s", diagnostic)
        .isLessThanOrEqualTo(1 + source.chars().filter(c -> c == '\n' || c == '\r').count());
  }

  private static int zero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  private static Trail rendered(
      CompiledTemplate template, JsonObject inputs, RenderContext context, Set<String> codes) {
    Optional<JsonObject> checked = Optional.empty();
    if (template.check(inputs, UnknownInputs.REFUSE) instanceof Checked.Accepted(var values)) {
      checked = Optional.of(values);
      assertThat(template.check(values, UnknownInputs.REFUSE))
          .as("checked values are accepted again unchanged")
          .isEqualTo(new Checked.Accepted(values));
      assertThat(SchemaOracle.accepts(template.schema(), inputs))
          .as("the schema accepts what the checker accepts")
          .isTrue();
    }
    RenderOutcome outcome = template.render(inputs, context, UnknownInputs.REFUSE);
    assertThat(template.trace(inputs, context, UnknownInputs.REFUSE).outcome())
        .as("rendered again, and traced")
        .isEqualTo(outcome);
    WriteOutcome written = template.write(inputs, context, UnknownInputs.REFUSE);
    return switch (outcome) {
      case RenderOutcome.Refused(var errors) -> {
        assertThat(errors).isNotEmpty();
        // Counting bytes and counting values come to different ends where a payload is too large.
        if (!codes(errors).contains(ErrorCode.LIMIT_OUTPUT.wire())) {
          assertThat(written).as("written").isEqualTo(new WriteOutcome.Refused(errors));
        }
        codes.addAll(codes(errors));
        boolean isInput = errors.stream().allMatch(e -> e.pointer().startsWith("/inputs"));
        yield new Trail(
            isInput ? Stage.REFUSED : Stage.FAILED, codes, checked, Optional.of(outcome));
      }
      case RenderOutcome.Rendered(var payload, var late) -> {
        assertThat(written).isInstanceOf(WriteOutcome.Written.class);
        var bytes = (WriteOutcome.Written) written;
        String text = payload.toJson();
        // Halves of a pair that meet between two parts of a text may be written as escapes.
        assertThat(JsonText.parse(bytes.payload().toString()).toJson())
            .as("written")
            .isEqualTo(text);
        assertThat(bytes.late()).as("late, written").isEqualTo(late);
        assertThat(JsonText.parse(text)).as("read again").isEqualTo(payload);
        late.forEach(value -> isMarked(value, payload));
        yield new Trail(Stage.RENDERED, codes, checked, Optional.of(outcome));
      }
    };
  }

  /** Each late value's place holds its parts, with markers for those that come late. */
  private static void isMarked(LateValue late, JsonValue payload) {
    String marked =
        late.parts().stream()
            .map(
                part ->
                    switch (part) {
                      case LatePart.Text(String text) -> text;
                      case LatePart.Secret _ -> "***";
                      case LatePart.Asset(String id, _) -> "asset:" + id;
                    })
            .collect(Collectors.joining());
    assertThat(at(payload, late.pointer())).as("%s", late).isEqualTo(JsonValue.of(marked));
    assertThat(late.parts()).anyMatch(part -> !(part instanceof LatePart.Text));
  }

  private static JsonValue at(JsonValue payload, String pointer) {
    JsonValue value = payload;
    if (pointer.isEmpty()) {
      return value;
    }
    for (String step : pointer.substring(1).split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      value =
          switch (value) {
            case JsonArray(var elements) -> elements.get(Integer.parseInt(name));
            case JsonObject object -> object.member(name).orElseThrow();
            default -> throw new AssertionError("nothing at " + pointer);
          };
    }
    return value;
  }

  /** Whether a text stands anywhere in a value. */
  static boolean holds(JsonValue value, String text) {
    return switch (value) {
      case JsonString(String string) -> string.contains(text);
      case JsonArray(var elements) -> elements.stream().anyMatch(each -> holds(each, text));
      case JsonObject(var members) ->
          members.entrySet().stream()
              .anyMatch(each -> each.getKey().contains(text) || holds(each.getValue(), text));
      case JsonValue.JsonNumber _, JsonValue.JsonBoolean _, JsonValue.JsonNull _ -> false;
    };
  }

  static Set<String> codes(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(diagnostic -> diagnostic.code().wire())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
