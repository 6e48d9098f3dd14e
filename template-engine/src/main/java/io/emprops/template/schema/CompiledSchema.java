package io.emprops.template.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonBoolean;
import io.emprops.core.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON Schema of draft 2020-12, read once and held against values from any thread. It reaches no
 * other document, compares exact decimals, takes {@code format} as a note, and ends whatever schema
 * and value there are: past a million steps a value counts as wrong.
 */
public final class CompiledSchema {
  private static final int MAX_VIOLATIONS = 100;
  private static final Violation EXHAUSTED =
      new Violation("", "takes too long to be checked against the schema");

  // Immutable once read; reading it takes longer than most validations.
  private static final Schema METASCHEMA = SchemaLibrary.metaschema();

  private final Schema schema;

  private CompiledSchema(Schema schema) {
    this.schema = schema;
  }

  /** What became of a schema. */
  public sealed interface Result {

    /** It can be held against values. */
    record Compiled(CompiledSchema schema) implements Result {}

    /**
     * It cannot be used.
     *
     * @param pointer into the schema (RFC 6901)
     * @param message why
     */
    record Invalid(String pointer, String message) implements Result {}
  }

  /** Reads a schema: an object, or one of the literals true and false. */
  public static Result compile(JsonValue schema) {
    Optional<Violation> fault = SchemaScan.fault(schema).or(() -> malformed(schema));
    if (fault.isPresent()) {
      return new Result.Invalid(fault.get().pointer(), fault.get().message());
    }
    try {
      return new Result.Compiled(
          new CompiledSchema(SchemaLibrary.read(JsonNodes.of(withoutIdentity(schema)))));
    } catch (SchemaException e) {
      return new Result.Invalid("", "the schema cannot be read");
    } catch (StackOverflowError e) {
      return new Result.Invalid("", "the schema's references lead too deep");
    }
  }

  /**
   * What is wrong with the value: at most 100 violations, in the order of the schema's keywords,
   * equal for equal values.
   */
  public List<Violation> validate(JsonValue value) {
    return ValueScan.fault(value).map(List::of).orElseGet(() -> run(schema, value));
  }

  private static Optional<Violation> malformed(JsonValue schema) {
    if (!(schema instanceof JsonObject || schema instanceof JsonBoolean)) {
      return Optional.of(new Violation("", "a schema must be an object or a boolean"));
    }
    return run(METASCHEMA, schema).stream().findFirst();
  }

  private static List<Violation> run(Schema schema, JsonValue value) {
    var meter = new Meter();
    try {
      meter.run(() -> schema.validate(meter, JsonNodes.of(value)));
      return Violations.of(meter.getErrors()).stream().distinct().limit(MAX_VIOLATIONS).toList();
    } catch (Meter.ExhaustedException | StackOverflowError e) {
      return List.of(EXHAUSTED);
    }
  }

  /** A name of its own would only change what the references mean. */
  private static JsonValue withoutIdentity(JsonValue schema) {
    if (!(schema instanceof JsonObject(var all))) {
      return schema;
    }
    Map<String, JsonValue> members = new LinkedHashMap<>(all);
    members.keySet().removeAll(List.of("$id", "$schema", "$vocabulary"));
    return new JsonObject(members);
  }
}
