package io.emprops.template.surface;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.template.CompiledTemplate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A document as a tool of the Model Context Protocol.
 *
 * @param name as a model calls it: 1 to 64 of {@code A–Z a–z 0–9 _ -}
 * @param title as people read it
 * @param description tells a model when to call it
 * @param template whose inputs are the tool's arguments
 */
public record McpTool(
    String name, @Nullable String title, String description, CompiledTemplate template) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public McpTool {
    if (!isName(name)) {
      throw new IllegalArgumentException("a tool's name must match %s: '%s'".formatted(NAME, name));
    }
  }

  /** Whether the protocol's clients take this text as a tool's name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The tool as a server lists it. */
  public JsonObject toJson() {
    var tool = JsonValue.object().put("name", name);
    if (title != null) {
      tool.put("title", title);
    }
    return tool.put("description", description).put("inputSchema", template.schema()).build();
  }
}
