package io.emprops.template.schema;

import io.emprops.core.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A payload schema, read once, that tells what of a template cannot fit whatever the inputs are.
 * Where some inputs fit it says nothing. Immutable; for any thread.
 */
public final class SchemaProof {
  private final Map<String, SchemaNode> nodes;
  private final SchemaNode root;

  private SchemaProof(Map<String, SchemaNode> nodes, SchemaNode root) {
    this.nodes = nodes;
    this.root = root;
  }

  /** Reads a schema that {@link CompiledSchema} accepts. */
  public static SchemaProof of(JsonObject schema) {
    Map<String, SchemaNode> nodes = SchemaReader.read(schema);
    return new SchemaProof(nodes, Objects.requireNonNull(nodes.get(SchemaReader.ROOT)));
  }

  /**
   * What cannot fit, each once, in the template's order. Of a choice each option is looked at, for
   * each may be the one.
   */
  public <P> List<Mismatch<P>> mismatches(Shape<P> shape) {
    List<Finding<P>> found = new Prover(nodes).find(root, shape);
    return found.isEmpty()
        ? List.of()
        : found.stream()
            .map(each -> new Mismatch<>(each.place(), each.message(), each.hint()))
            .distinct()
            .toList();
  }

  /** Where the payload itself stands. */
  public SchemaPlace root() {
    return new SchemaPlace(nodes, List.of(root), "");
  }
}
