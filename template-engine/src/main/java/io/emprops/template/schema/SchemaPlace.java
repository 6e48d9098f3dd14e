package io.emprops.template.schema;

import io.emprops.core.template.VariableDefinition;
import io.emprops.core.template.VariableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A place in a payload, with what the schema says of it. Walks along while a template is read; a
 * place that the schema says nothing of leads to others of that kind.
 */
public final class SchemaPlace {
  private static final int MAX_NODES = 100;

  private final Map<String, SchemaNode> nodes;
  private final List<SchemaNode> here = new ArrayList<>();
  private final String name;

  SchemaPlace(Map<String, SchemaNode> nodes, List<SchemaNode> here, String name) {
    this.nodes = nodes;
    this.name = name;
    Set<String> followed = new HashSet<>();
    here.forEach(node -> add(node, followed));
  }

  /** The schemas that hold here together, then those of which one must. */
  private void add(SchemaNode node, Set<String> followed) {
    if (here.size() >= MAX_NODES) {
      return;
    }
    here.add(node);
    String reference = node.reference();
    if (reference != null && followed.add(reference)) {
      Optional.ofNullable(nodes.get(reference)).ifPresent(target -> add(target, followed));
    }
    node.allOf().forEach(each -> add(each, followed));
    node.choices().forEach(branches -> branches.forEach(branch -> add(branch, followed)));
  }

  /** A member of the object here. */
  public SchemaPlace member(String member) {
    List<SchemaNode> inside = new ArrayList<>();
    here.forEach(node -> inside.addAll(node.objects().of(member)));
    return new SchemaPlace(nodes, inside, member);
  }

  /** An element of the array here. */
  public SchemaPlace element(int index) {
    List<SchemaNode> inside = new ArrayList<>();
    for (SchemaNode node : here) {
      List<SchemaNode> prefix = node.arrays().prefix();
      SchemaNode items = node.arrays().items();
      if (index < prefix.size()) {
        inside.add(prefix.get(index));
      } else if (items != null) {
        inside.add(items);
      }
    }
    return new SchemaPlace(nodes, inside, name);
  }

  /** The definition that the schema suggests for a variable here, never a required one. */
  public Optional<VariableDefinition> infer(VariableName variable) {
    return here.stream()
        .flatMap(node -> Inference.of(node, name, this).stream())
        .findFirst()
        .map(found -> found.definition(variable, description().orElse(null)));
  }

  /** The first schema here that names types. */
  Optional<SchemaNode> typed() {
    return here.stream().filter(node -> node.types() != null).findFirst();
  }

  private Optional<String> description() {
    return here.stream().flatMap(node -> Optional.ofNullable(node.title()).stream()).findFirst();
  }
}
