package io.emprops.template.cli;

import static io.emprops.template.cli.CommandRun.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenderCommandTest {
  @TempDir Path folder;

  @Test
  void rendersWithFlags() throws IOException {
    String file = file("good.json", GOOD);

    assertThat(CommandRun.of("render", file, "--", "--name", "Ada", "--n=1e0", "--key", "k"))
        .isEqualTo(
            new CommandRun(
                0,
                """
                {
                  "text": "Hi Ada",
                  "n": 1e0,
                  "key": "Bearer ***"
                }
                """,
                "note: /key is filled in when it is sent: \"Bearer \" secret k\n"));
  }

  @Test
  void flagsGoBeforeAFile() throws IOException {
    String file = file("good.json", GOOD);

    var run =
        CommandRun.piped(
            "{\"name\": \"Ada\", \"n\": 3}",
            "render",
            file,
            "--inputs",
            "-",
            "--json",
            "--origins",
            "--",
            "--n=2");

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                0,
                "{\"payload\":{\"text\":\"Hi Ada\",\"n\":2,\"key\":\"Bearer \"},\"late\":[],"
                    + "\"origins\":{\"/text\":{\"variables\":[\"name\"],\"default\":false,"
                    + "\"secret\":false},\"/n\":{\"variables\":[\"n\"],\"default\":false,"
                    + "\"secret\":false},\"/key\":{\"variables\":[\"key\"],\"default\":false,"
                    + "\"secret\":true}}}\n",
                ""));
  }

  @Test
  void tellsWhereValuesComeFrom() throws IOException {
    String file = file("good.json", GOOD);

    assertThat(CommandRun.of("render", "--origins", file, "--", "--name=Ada").err())
        .isEqualTo(
            """
            note: /text comes from name
            note: /n comes from n by default
            note: /key comes from key
            """);
  }

  @Test
  void tellsWhatIsWrongWithInputs() throws IOException {
    String file = file("good.json", GOOD);

    assertThat(CommandRun.of("render", file, "--", "--n", "6"))
        .isEqualTo(
            new CommandRun(
                1,
                "",
                """
                %1$s: error: input.required: /inputs/name: a value is required
                %1$s: error: input.max: /inputs/n: must be at most 5
                """
                    .formatted(file)));
    assertThat(CommandRun.of("render", file, "--json", "--", "--nam", "6"))
        .isEqualTo(
            new CommandRun(
                1,
                "{\"errors\":[{\"code\":\"input.unknown\",\"message\":\"there is no \\\"nam\\\"\","
                    + "\"pointer\":\"/inputs/nam\",\"hint\":\"did you mean name?\","
                    + "\"severity\":\"error\"}]}\n",
                ""));
  }

  @Test
  void tellsWhatIsWrongWithAPayload() {
    String document =
        """
        {"job_type": "simulation", "template": {"steps": "{{n}}"},
         "variable_types": {"n": {"type": "integer", "default": 0}}}
        """;

    assertThat(CommandRun.piped(document, "render", "-", "--origins"))
        .isEqualTo(
            new CommandRun(
                1,
                "",
                "<stdin>: error: schema.mismatch: /payload/steps: /steps must be at least 1\n"));
  }

  @Test
  void inputsThatAreNoJsonAreErrors() throws IOException {
    String file = file("good.json", GOOD);
    String list = file("list.json", "[]");

    assertThat(CommandRun.piped("{\"name\" 1}", "render", file, "--inputs", "-"))
        .satisfies(
            run -> {
              assertThat(run.code()).isEqualTo(1);
              assertThat(run.err()).contains("error: document.json: /inputs: <stdin>:1:9: ");
            });
    assertThat(CommandRun.of("render", file, "--inputs", list))
        .isEqualTo(
            new CommandRun(
                1,
                "",
                "%s: error: input.type: /inputs: %s: inputs must be an object\n"
                    .formatted(file, list)));
  }

  @Test
  void unknownInputsArePassedOverIfAsked() throws IOException {
    String file = file("good.json", GOOD);
    String inputs = "{\"name\": \"Ada\", \"other\": 1}";

    assertThat(CommandRun.piped(inputs, "render", file, "--inputs=-").code()).isEqualTo(1);
    assertThat(CommandRun.piped(inputs, "render", file, "--inputs=-", "--ignore-unknown").code())
        .isZero();
  }

  @Test
  void theSeedIsFixedUnlessGiven() {
    String document =
        """
        {"job_type": "simulation", "template": "{{s}}",
         "variable_types": {"s": {"type": "seed", "randomize": true}}}
        """;

    var first = CommandRun.piped(document, "render", "-");
    var second = CommandRun.piped(document, "render", "-", "--seed=1");
    var other = CommandRun.piped(document, "render", "-", "--seed", "2");

    assertThat(first.code()).isZero();
    assertThat(second).isEqualTo(first);
    assertThat(other.out()).isNotEqualTo(first.out());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
