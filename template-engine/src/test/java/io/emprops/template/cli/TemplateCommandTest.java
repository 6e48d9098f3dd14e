package io.emprops.template.cli;

import static io.emprops.template.cli.CommandRun.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateCommandTest {
  private static final String BAD =
      """
      {
      \t"job_type": "simulation",
      \t"template": {"text": "Hi {{nmae}", "n": "{{n}}"},
      \t"variable_types": {"n": {"type": "nummber"}, "unused": {"type": "text"}}
      }
      """;

  @TempDir Path folder;

  @Test
  void validatesADocumentWithErrors() throws IOException {
    String file = file("bad.json", BAD);

    var run = CommandRun.of("validate", file);

    assertThat(run)
        .isEqualTo(
            new CommandRun(
                1,
                file + ": 2 errors, 0 warnings\n",
                """
                %1$s:3:27: error: placeholder.unclosed: the placeholder is not closed
                \t"template": {"text": "Hi {{nmae}", "n": "{{n}}"},
                \t                         ^~
                hint: close it with }}, or write \\\\{{ for the braces themselves
                %1$s:4:35: error: definition.type: there is no type "nummber"
                \t"variable_types": {"n": {"type": "nummber"}, "unused": {"type": "text"}}
                \t                                 ^~~~~~~~~
                hint: did you mean number?
                """
                    .formatted(file)));
  }

  @Test
  void validatesAGoodDocument() throws IOException {
    String file = file("good.json", GOOD);

    assertThat(CommandRun.of("validate", file))
        .isEqualTo(new CommandRun(0, file + ": 0 errors, 0 warnings\n", ""));
    assertThat(CommandRun.piped(GOOD, "validate", "--json", "-"))
        .isEqualTo(
            new CommandRun(
                0, "{\"file\":\"<stdin>\",\"valid\":true,\"errors\":[],\"warnings\":[]}\n", ""));
  }

  @Test
  void tellsErrorsInJson() {
    assertThat(CommandRun.piped("{\"a\"", "validate", "-", "--json"))
        .isEqualTo(
            new CommandRun(
                1,
                "{\"file\":\"<stdin>\",\"valid\":false,\"errors\":[{\"code\":\"document.json\","
                    + "\"message\":\"the text ends here: a colon is expected here\",\"pointer\":\"\",\"line\":1,"
                    + "\"column\":5,\"length\":1,\"severity\":\"error\"}],\"warnings\":[]}\n",
                ""));
  }

  @Test
  void listsVariablesAsFlags() throws IOException {
    String file = file("good.json", GOOD);

    assertThat(CommandRun.of("variables", file))
        .isEqualTo(
            new CommandRun(
                0,
                """
                  --name <text>
                      Name. (required)
                  --n <number>
                      (at most 5; default 1.50)
                  --key <secret>
                """,
                ""));
    assertThat(CommandRun.of("variables", file, "--json").out())
        .isEqualTo(
            "{\"variables\":[{\"name\":\"name\",\"type\":\"text\",\"declared\":true,"
                + "\"required\":true,\"label\":\"Name\",\"usages\":[\"/template/text\"]},"
                + "{\"name\":\"n\",\"type\":\"number\",\"declared\":true,\"required\":false,"
                + "\"default\":1.50,\"usages\":[\"/template/n\"]},"
                + "{\"name\":\"key\",\"type\":\"secret\",\"declared\":true,\"required\":false,"
                + "\"usages\":[\"/template/key\"]}],\"csv_columns\":[\"name\",\"n\",\"key\"]}\n");
  }

  @Test
  void writesTheSchema() throws IOException {
    String file =
        file(
            "one.json",
            "{\"job_type\": \"simulation\", \"template\": \"{{a}}\","
                + " \"variable_types\": {\"a\": {\"type\": \"checkbox\", \"required\": true}}}");

    assertThat(CommandRun.of("schema", file))
        .isEqualTo(
            new CommandRun(
                0,
                """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "type": "object",
                  "properties": {
                    "a": {
                      "enum": [
                        true,
                        false,
                        "true",
                        "false"
                      ]
                    }
                  },
                  "required": [
                    "a"
                  ],
                  "additionalProperties": false
                }
                """,
                ""));
    assertThat(CommandRun.of("schema", file, "--json").out())
        .startsWith("{\"$schema\":")
        .hasLineCount(1);
  }

  @Test
  void runsTheTestsOfDocuments() throws IOException {
    String good = file("good.json", GOOD);
    String failing = file("failing.json", GOOD.replace("Hi Ada", "Hello Ada"));
    String bad = file("bad.json", BAD);

    assertThat(CommandRun.of("test", good))
        .isEqualTo(
            new CommandRun(
                0,
                "%s\n  ok    greets\n  ok    has a limit\n2 tests, 0 failed\n".formatted(good),
                ""));
    var run = CommandRun.of("test", failing, bad, good);
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith(bad + ":3:27: error: ");
    assertThat(run.out())
        .isEqualTo(
            """
            %s
              FAIL  greets (/tests/0)
                      the payload differs
                      /text
                      - "Hello Ada"
                      + "Hi Ada"
              ok    has a limit
            %s
              has errors, so that nothing was run
            %s
              ok    greets
              ok    has a limit
            4 tests, 1 failed
            """
                .formatted(failing, bad, good));
  }

  @Test
  void tellsOfTestsInJson() throws IOException {
    String file = file("failing.json", GOOD.replace("input.max", "input.min"));

    assertThat(CommandRun.of("test", "--json", file))
        .isEqualTo(
            new CommandRun(
                1,
                """
                {"files":[{"file":"%s","errors":[],"failed":1,"cases":[\
                {"title":"greets","pointer":"/tests/0","passed":true},\
                {"title":"has a limit","pointer":"/tests/1","passed":false,"explanation":\
                "these errors were not found\\n- {\\"code\\":\\"input.min\\"}\\n\
                + input.max /inputs/n must be at most 5"}]}]}
                """
                    .formatted(file),
                ""));
  }

  @Test
  void aFileThatCannotBeReadIsToldApart() throws IOException {
    String missing = folder.resolve("missing.json").toString();
    Path latin = folder.resolve("latin.json");
    Files.write(latin, "{\"\u00e9\": 1}".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(CommandRun.of("validate", missing))
        .isEqualTo(new CommandRun(2, "", missing + ": there is no such file\n"));
    assertThat(CommandRun.of("schema", latin.toString()))
        .isEqualTo(new CommandRun(2, "", latin + ": is not UTF-8\n"));
    assertThat(CommandRun.of("test", missing, file("good.json", GOOD)).code()).isEqualTo(2);
    assertThat(CommandRun.of("render", file("good.json", GOOD), "--inputs", missing))
        .isEqualTo(new CommandRun(2, "", missing + ": there is no such file\n"));
    assertThat(CommandRun.of("validate", folder.toString()).code()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wrong",
        "validate",
        "validate a b",
        "test",
        "spec",
        "render - --wrong",
        "render - --now yesterday",
        "render - --seed -1",
        "render - --seed x",
        "render - --inputs -"
      })
  void aCommandThatCannotBeReadSaysHowToWriteIt(String line) {
    String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);

    var run = CommandRun.piped(GOOD, arguments);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("emp-template").contains("Usage: emp-template");
  }

  @Test
  void tellsItsOwnUse() {
    assertThat(CommandRun.of("--help"))
        .isEqualTo(
            new CommandRun(
                0,
                """
                Usage: emp-template [-h] [COMMAND]
                Checks and renders dynamic JSON documents.
                  -h, --help   Show this text.
                Commands:
                  validate   Tells all errors and warnings of a document.
                  render     Renders a document with inputs, and writes the payload.
                  variables  Lists a document's variables as the flags of render.
                  schema     Writes the JSON Schema of a document's inputs.
                  test       Runs the cases that documents bring along as tests.
                  spec       Runs files of the template language's cases.

                A FILE may be - for standard input.
                Exit code: 0 all is well, 1 errors or failed tests, 2 the command or a file
                cannot be read.
                """,
                ""));
    assertThat(CommandRun.of("render", "-h").out())
        .startsWith("Usage: emp-template render")
        .contains("--inputs=FILE", "--now=TIME", "--seed=N", "FLAG");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
