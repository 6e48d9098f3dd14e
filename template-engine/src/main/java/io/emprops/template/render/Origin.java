package io.emprops.template.render;

import io.emprops.core.json.JsonValue;
import io.emprops.core.template.VariableName;
import java.util.List;

/**
 * Where a value of the payload comes from.
 *
 * @param variables that its placeholders name, in their order
 * @param defaulted whether one of them took its default
 * @param secret whether it stands for a secret
 */
public record Origin(List<VariableName> variables, boolean defaulted, boolean secret) {
  public Origin {
    variables = List.copyOf(variables);
  }

  /** The wire form: {@code {variables, default, secret}}. */
  public JsonValue toWire() {
    return JsonValue.object()
        .putStrings("variables", variables.stream().map(VariableName::value).toList())
        .put("default", defaulted)
        .put("secret", secret)
        .build();
  }
}
