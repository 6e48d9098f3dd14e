package io.emprops.template.surface;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.problem.Diagnostic;
import io.emprops.template.Checked;
import io.emprops.template.CompiledTemplate;
import io.emprops.template.UnknownInputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One contract: each surface gives the verdict of the table. */
final class SurfacesTest {
  private final Validator validator = new Validator();

  static Stream<SurfaceCase> cases() {
    return SurfaceCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theCheckerGivesTheVerdict(SurfaceCase each) {
    Checked checked = each.template().check(each.inputs(), UnknownInputs.REFUSE);

    assertThat(verdict(checked)).isEqualTo(each.refuse());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSchemaGivesTheVerdictUnlessTheRuleIsUnstated(SurfaceCase each) {
    JsonValue schema = each.template().schema();

    boolean isAccepted = validator.accepts(schema, each.inputs());

    assertThat(isAccepted).isEqualTo(each.refuse().isEmpty() || each.unstated().isPresent());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatTheSchemaCannotStateStandsAmongTheChecks(SurfaceCase each) {
    JsonValue schema = each.template().schema();

    assertThat(each.unstated().stream()).allMatch(rule -> hasCheck(schema, rule));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aToolAndAnOperationGiveTheSchemasVerdict(SurfaceCase each) {
    CompiledTemplate template = each.template();
    boolean isAccepted = validator.accepts(template.schema(), each.inputs());

    var tool = new McpTool("tool", null, "A tool.", template).toJson();
    var operation = new OpenApiOperation("run", "Run", null, template).pathItem();

    assertThat(validator.accepts(at(tool, "inputSchema"), each.inputs())).isEqualTo(isAccepted);
    var body = JsonValue.object().put("inputs", each.inputs()).build();
    assertThat(validator.accepts(requestSchema(operation), body)).isEqualTo(isAccepted);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void csvGivesTheVerdictWhereTheInputsCanBeWritten(SurfaceCase each) {
    CompiledTemplate template = each.template();
    Optional<Map<String, String>> cells =
        WrittenInputs.cells(template.definitions(), each.inputs());

    assertThat(cells.isEmpty()).as("the table says why not").isEqualTo(each.csv().isPresent());
    cells
        .map(written -> read(template, written))
        .ifPresent(checked -> assertSame(each, template, checked));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void flagsGiveTheVerdictWhereTheInputsCanBeWritten(SurfaceCase each) {
    CompiledTemplate template = each.template();
    Optional<List<String>> flags = WrittenInputs.flags(template.definitions(), each.inputs());

    assertThat(flags.isEmpty()).as("the table says why not").isEqualTo(each.flags().isPresent());
    flags
        .map(arguments -> parse(template, arguments))
        .ifPresent(checked -> assertSame(each, template, checked));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theFormHasAFieldForEachVariable(SurfaceCase each) {
    CompiledTemplate template = each.template();

    var fields =
        template.form().groups().stream()
            .flatMap(group -> group.fields().stream())
            .map(field -> field.name());

    assertThat(fields).containsExactlyInAnyOrderElementsOf(template.definitions().keySet());
  }

  /** The verdict, and where the inputs are accepted their values too. */
  private static void assertSame(SurfaceCase each, CompiledTemplate template, Checked checked) {
    assertThat(verdict(checked)).isEqualTo(each.refuse());
    if (checked instanceof Checked.Accepted(JsonObject values)) {
      assertThat(new Checked.Accepted(values))
          .isEqualTo(template.check(each.inputs(), UnknownInputs.REFUSE));
    }
  }

  private static Optional<String> verdict(Checked checked) {
    return switch (checked) {
      case Checked.Accepted _ -> Optional.empty();
      case Checked.Refused(List<Diagnostic> errors) ->
          Optional.of(errors.stream().map(e -> e.code().wire()).distinct().collect(joining(" ")));
    };
  }

  private static Checked read(CompiledTemplate template, Map<String, String> cells) {
    var csv = CsvInputs.of(template.definitions().values());
    return switch (csv.read(text(csv, cells), UnknownInputs.REFUSE)) {
      case CsvOutcome.Refused(var errors) -> new Checked.Refused(errors);
      case CsvOutcome.Read(var rows) -> {
        assertThat(rows).hasSize(1);
        yield switch (rows.getFirst()) {
          case CsvRow.Inputs(_, var inputs) -> template.check(inputs, UnknownInputs.REFUSE);
          case CsvRow.Refused(_, var errors) -> new Checked.Refused(errors);
        };
      }
    };
  }

  /** All columns, and a row in which those without a cell are empty. */
  private static String text(CsvInputs csv, Map<String, String> cells) {
    List<String> columns =
        Stream.concat(csv.columns().stream(), cells.keySet().stream()).distinct().toList();
    return line(columns) + line(columns.stream().map(c -> cells.getOrDefault(c, "")).toList());
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
        .collect(joining(",", "", "\r\n"));
  }

  private static Checked parse(CompiledTemplate template, List<String> arguments) {
    return switch (CommandFlags.of(template.definitions().values()).parse(arguments)) {
      case FlagsOutcome.Inputs(var inputs) -> template.check(inputs, UnknownInputs.REFUSE);
      case FlagsOutcome.Refused(var errors) -> new Checked.Refused(errors);
    };
  }

  private static boolean hasCheck(JsonValue schema, String rule) {
    return switch (schema) {
      case JsonObject object ->
          object
                  .member("x-emprops-checks")
                  .filter(
                      checks -> checks instanceof JsonObject own && own.member(rule).isPresent())
                  .isPresent()
              || object.members().values().stream().anyMatch(inner -> hasCheck(inner, rule));
      case JsonArray(var elements) -> elements.stream().anyMatch(inner -> hasCheck(inner, rule));
      default -> false;
    };
  }

  static JsonValue requestSchema(JsonObject pathItem) {
    return at(pathItem, "post", "requestBody", "content", "application/json", "schema");
  }

  private static JsonValue at(JsonValue value, String... members) {
    JsonValue found = value;
    for (String member : members) {
      found = ((JsonObject) found).member(member).orElseThrow();
    }
    return found;
  }
}
