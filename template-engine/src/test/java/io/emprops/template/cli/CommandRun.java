package io.emprops.template.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** What one run of the command left behind. */
record CommandRun(int code, String out, String err) {
  /** A document without errors whose tests pass. */
  static final String GOOD =
      """
      {
        "job_type": "simulation",
        "template": {"text": "Hi {{name}}", "n": "{{n}}", "key": "Bearer {{key}}"},
        "variable_types": {
          "name": {"type": "text", "required": true, "label": "Name"},
          "n": {"type": "number", "max": 5, "default": 1.50},
          "key": {"type": "secret"}
        },
        "tests": [
          {"title": "greets", "inputs": {"name": "Ada"}, "expect": {"payload": {"text": "Hi Ada", "n": 1.5, "key": "Bearer "}}},
          {"title": "has a limit", "inputs": {"name": "Ada", "n": 6}, "expect": {"errors": [{"code": "input.max"}]}}
        ]
      }
      """;

  static CommandRun of(String... arguments) {
    return piped("", arguments);
  }

  static CommandRun piped(String in, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var console =
        new Console(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out),
            new PrintWriter(err));
    int code = new TemplateCommand(console).run(arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }
}
