package io.emprops.template.surface;

import io.emprops.core.template.ValueRules;
import io.emprops.core.template.VariableDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names under which a document's inputs can be given one by one. */
final class InputPaths {
  private final List<InputPath> leaves = new ArrayList<>();
  private final Map<String, InputPath> byName = new LinkedHashMap<>();

  private InputPaths() {}

  static InputPaths of(Collection<VariableDefinition> definitions) {
    var paths = new InputPaths();
    definitions.forEach(definition -> paths.add(InputPath.of(definition)));
    return paths;
  }

  private void add(InputPath path) {
    byName.put(path.dotted(), path);
    if (path.definition().rules() instanceof ValueRules.Fields(var fields) && !fields.isEmpty()) {
      fields.values().forEach(field -> add(path.field(field)));
    } else {
      leaves.add(path);
    }
  }

  /** Those without fields of their own: together they make up all inputs. */
  List<InputPath> leaves() {
    return List.copyOf(leaves);
  }

  /** A leaf, or an object as a whole. */
  Optional<InputPath> find(String dotted) {
    return Optional.ofNullable(byName.get(dotted));
  }

  Collection<String> names() {
    return byName.keySet();
  }
}
