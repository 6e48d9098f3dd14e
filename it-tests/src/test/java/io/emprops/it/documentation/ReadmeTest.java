package io.emprops.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import io.emprops.core.template.RenderContext;
import io.emprops.core.template.RenderOutcome;
import io.emprops.template.CompileResult;
import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import io.emprops.template.UnknownInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Pattern JSON_BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  @Test
  void showsTheVeryPayloadThatItsExampleRendersTo() throws IOException {
    List<String> blocks =
        JSON_BLOCK
            .matcher(Files.readString(Path.of("../README.md")))
            .results()
            .map((MatchResult block) -> block.group(1))
            .toList();
    var compiler = new TemplateCompiler(Limits.standard());

    CompileResult compiled = compiler.compile(blocks.get(0));

    assertThat(compiled).isInstanceOf(CompileResult.Compiled.class);
    assertThat(((CompileResult.Compiled) compiled).warnings()).isEmpty();
    RenderOutcome outcome =
        ((CompileResult.Compiled) compiled)
            .template()
            .render(
                (JsonObject) JsonText.parse(blocks.get(1)),
                new RenderContext(Instant.EPOCH, 0),
                UnknownInputs.REFUSE);
    JsonValue payload = JsonText.parse(blocks.get(2));
    assertThat(outcome).isEqualTo(new RenderOutcome.Rendered(payload, List.of()));
  }
}
