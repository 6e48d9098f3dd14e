package io.emprops.template.surface;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.VariableDefinition;
import io.emprops.template.CompiledTemplate;
import java.util.Collection;
import java.util.Optional;

/** Documents of nothing but variables. */
final class SurfaceDocument {
  private SurfaceDocument() {}

  static CompiledTemplate template(String definitions) {
    return new SurfaceCase(
            "",
            (JsonObject) JsonText.parse(definitions),
            JsonValue.emptyObject(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty())
        .template();
  }

  static Collection<VariableDefinition> variables(String definitions) {
    return template(definitions).definitions().values();
  }
}
