package io.emprops.template.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.emprops.template.CompiledTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class McpToolTest {
  private final CompiledTemplate template =
      SurfaceDocument.template("{\"n\": {\"type\": \"checkbox\", \"required\": true}}");

  @Test
  void isWhatAServerLists() {
    var tool = new McpTool("translate_text-2", "Translate", "Translates a text.", template);

    assertThat(tool.toJson().toJson())
        .isEqualTo(
            "{\"name\":\"translate_text-2\",\"title\":\"Translate\","
                + "\"description\":\"Translates a text.\",\"inputSchema\":"
                + "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\","
                + "\"type\":\"object\",\"properties\":{\"n\":"
                + "{\"enum\":[true,false,\"true\",\"false\"]}},\"required\":[\"n\"],"
                + "\"additionalProperties\":false}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a.b", "é", "a/b", "a\n"})
  void refusesNamesThatClientsRefuse(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new McpTool(name, null, "", template))
        .withMessageContaining("'" + name + "'");
  }

  @Test
  void aNameHasAtMost64Characters() {
    assertThat(McpTool.isName("a".repeat(64))).isTrue();
    assertThat(McpTool.isName("a".repeat(65))).isFalse();
  }
}
