package io.emprops.ui.view.workflow;

/** What a new workflow begins with: small, and it runs without any provider. */
final class StartingDocument {
  /** The text. */
  static final String SOURCE =
      """
      {
        "job_type": "simulation",
        "template": {
          "duration_ms": "{{duration_ms}}",
          "steps": "{{steps}}",
          "output": "Dear {{name}}, this text comes in piece by piece, as the answer of a model would. Change the template on the left, and the form follows."
        },
        "variable_types": {
          "name": {
            "type": "text",
            "label": "Your name",
            "default": "Ada",
            "required": true,
            "max_length": 80
          },
          "duration_ms": {
            "type": "slider",
            "label": "Duration",
            "description": "How long the simulated job takes",
            "default": 4000,
            "min": 500,
            "max": 20000,
            "step": 500,
            "unit": "ms"
          },
          "steps": {
            "type": "integer",
            "label": "Steps",
            "description": "In so many parts the text arrives",
            "default": 20,
            "min": 1,
            "max": 100
          }
        }
      }
      """;

  private StartingDocument() {}
}
