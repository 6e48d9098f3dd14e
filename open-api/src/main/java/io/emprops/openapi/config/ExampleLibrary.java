package io.emprops.openapi.config;

import io.emprops.core.workflow.ComponentType;
import io.emprops.core.workflow.WorkflowId;
import io.emprops.core.workflow.port.in.SaveWorkflow;
import io.emprops.core.workflow.port.in.SeedExamplesUseCase.Example;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The workflows that an organisation begins with. Their ids never change, nor come again. */
final class ExampleLibrary {
  private static final String TAG = "example";

  private ExampleLibrary() {}

  /** Those that people should see first come last: lists show the last changed first. */
  static List<Example> examples() {
    return List.of(
        example(
            "01KAEXAMP0000000000000000B",
            "OpenAI image",
            "Draws what a prompt says, with OpenAI's image models.",
            "openai-image.json",
            "image"),
        example(
            "01KAEXAMP0000000000000000A",
            "OpenAI Embeddings",
            "Turns a text into a vector of as many numbers as you like.",
            "openai-embeddings.json",
            "embeddings"),
        example(
            "01KAEXAMP00000000000000009",
            "OpenAI Responses",
            "A question with instructions to OpenAI's Responses API, streamed.",
            "openai-responses.json",
            "chat"),
        example(
            "01KAEXAMP00000000000000001",
            "Custom API Webhook",
            "Sends a text with options to a URL of your own.",
            "custom-webhook.json",
            "webhook"),
        example(
            "01KAEXAMP00000000000000002",
            "Claude API Integration",
            "One prompt to Anthropic's Messages API.",
            "claude-api.json",
            "chat"),
        example(
            "01KAEXAMP00000000000000003",
            "OpenAI Chat Completion",
            "A system prompt and a question to a chat model, with temperature and length.",
            "openai-chat.json",
            "chat"),
        example(
            "01KAEXAMP00000000000000004",
            "Simulated chat",
            "Plays a streamed answer; needs no key and calls nothing.",
            "simulated-chat.json",
            "demo"),
        example(
            "01KAEXAMP00000000000000005",
            "Gemini image",
            "Draws what a prompt says, with Google's image models.",
            "gemini-image.json",
            "image"),
        example(
            "01KAEXAMP00000000000000006",
            "Ollama chat",
            "A question to a model on a machine of your own.",
            "ollama-chat.json",
            "chat"),
        example(
            "01KAEXAMP00000000000000007",
            "Weather now",
            "Asks an open weather service, which needs no key, and takes a part of its answer.",
            "custom-api.json",
            "api"),
        example(
            "01KAEXAMP00000000000000008",
            "Replicate image",
            "Begins a prediction, asks until it is done, and cancels it when the run is cancelled.",
            "custom-api-async.json",
            "image"),
        example(
            "01KAEXAMP00000000000000011",
            "ComfyUI text to image",
            "Paints a prompt with a stock graph on a ComfyUI server, with progress and previews.",
            "comfyui-text-to-image.json",
            "image"));
  }

  private static Example example(
      String id, String name, String description, String file, String tag) {
    return new Example(
        new WorkflowId(id),
        new SaveWorkflow(
            name,
            description,
            ComponentType.DYNAMIC_JSON,
            text(file),
            List.of(TAG, tag),
            "from the example library"));
  }

  private static String text(String file) {
    try (InputStream in = ExampleLibrary.class.getResourceAsStream("/examples/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the example is not in this package: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
