package io.emprops.template.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandFlagsTest {
  private final CommandFlags flags =
      CommandFlags.of(
          SurfaceDocument.variables(
              """
              {"text": {"type": "textarea", "required": true, "label": "What to say",
                        "description": "In any\\nlanguage.", "max_length": 9},
               "steps": {"type": "integer", "min": 1, "max": 50, "step": 1, "default": 20, "unit": "s"},
               "loud": {"type": "checkbox", "default": false},
               "style": {"type": "object", "fields": {"colour": {"type": "color"},
                                                      "bold": {"type": "checkbox"}}},
               "tags": {"type": "list", "items": {"type": "text"}, "max_items": 3},
               "kinds": {"type": "multiselect", "options": ["a", 2]},
               "photos": {"type": "image", "multiple": true, "accept": ["image/png", "image/gif"]},
               "any": {"type": "list"},
               "key": {"type": "secret", "default": {"secret": "k"}},
               "old": {"type": "json", "deprecated": true, "visible_if": "loud"}}
              """));

  @Test
  void readsAllForms() {
    assertThat(
            parse(
                "--text",
                "-5 €",
                "--steps=7",
                "--loud",
                "--no-style.bold",
                "--style.colour",
                "#112233",
                "--tags",
                "a,b",
                "--tags=--c",
                "--kinds",
                "2",
                "--photos=p1",
                "--photos",
                "{\"asset\":\"p2\"}",
                "--any",
                "null",
                "--key",
                "name",
                "--old={}"))
        .isEqualTo(
            "{\"text\":\"-5 €\",\"steps\":\"7\",\"loud\":true,"
                + "\"style\":{\"bold\":false,\"colour\":\"#112233\"},\"key\":{\"secret\":\"name\"},"
                + "\"old\":{},\"tags\":[\"a,b\",\"--c\"],\"kinds\":[\"2\"],"
                + "\"photos\":[{\"asset\":\"p1\"},{\"asset\":\"p2\"}],\"any\":[null]}");
  }

  @Test
  void aCheckboxTakesItsValueAfterAnEqualsSign() {
    assertThat(parse("--loud=false")).isEqualTo("{\"loud\":\"false\"}");
    assertThat(parse("--loud", "false"))
        .isEqualTo("input.format /inputs \"false\" is neither a flag nor the value of one");
  }

  @Test
  void anEmptyTextIsAText() {
    assertThat(parse("--text=")).isEqualTo("{\"text\":\"\"}");
    assertThat(parse("--text", "")).isEqualTo("{\"text\":\"\"}");
  }

  @Test
  void tellsAllErrors() {
    assertThat(parse("--txt", "a", "--steps", "--loud", "--any", "[", "stray", "--", "--no-text"))
        .isEqualTo(
            "input.unknown /inputs/txt there is no \"txt\" did you mean text?\n"
                + "input.format /inputs/steps needs a value; one with two dashes at its front goes"
                + " after an equals sign\n"
                + "input.format /inputs/any must be JSON text\n"
                + "input.format /inputs \"stray\" is neither a flag nor the value of one\n"
                + "input.format /inputs \"--\" is neither a flag nor the value of one\n"
                + "input.unknown /inputs/no-text there is no \"no-text\"");
  }

  @Test
  void refusesWhatIsGivenTwice() {
    assertThat(parse("--text=a", "--text=b", "--style={}", "--style.bold", "--loud", "--no-loud"))
        .isEqualTo(
            """
            input.format /inputs/text is given twice, or by its fields and as a whole
            input.format /inputs/style/bold is given twice, or by its fields and as a whole
            input.format /inputs/loud is given twice, or by its fields and as a whole\
            """);
  }

  @Test
  void listsTheFlagsWithWhatTheyTake() {
    assertThat(flags.help())
        .isEqualTo(
            """
              --text <textarea>
                  What to say. In any language. (required; at most 9 characters)
              --steps <integer>
                  (at least 1; at most 50; in steps of 1; in s; default 20)
              --loud, --no-loud
                  (default false)
              --style.colour <color>
              --style.bold, --no-style.bold
              --tags <text> …
                  (at most 3 of them)
              --kinds <multiselect> …
                  (one of "a", 2)
              --photos <image> …
                  (accepts image/png or image/gif)
              --any <json> …
              --key <secret>
              --old <json>
                  (only if loud; deprecated)
            """);
  }

  private String parse(String... arguments) {
    return switch (flags.parse(List.of(arguments))) {
      case FlagsOutcome.Inputs(var inputs) -> inputs.toJson();
      case FlagsOutcome.Refused(var errors) ->
          String.join(
              "\n",
              errors.stream()
                  .map(
                      error ->
                          "%s %s %s%s"
                              .formatted(
                                  error.code().wire(),
                                  error.pointer(),
                                  error.message(),
                                  error.hint() == null ? "" : " " + error.hint()))
                  .toList());
    };
  }
}
