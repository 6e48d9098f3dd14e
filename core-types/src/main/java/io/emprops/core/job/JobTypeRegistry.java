package io.emprops.core.job;

import io.emprops.core.json.JsonValue.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The job types that the system knows, the older names that it reads as them, and what their
 * payloads must be like.
 */
public final class JobTypeRegistry {
  private final List<JobTypeDescription> descriptions;
  private final Map<String, JobTypeDescription> byName;
  private final Map<JobType, JsonObject> schemas;

  private JobTypeRegistry(List<JobTypeDescription> descriptions) {
    this.descriptions = List.copyOf(descriptions);
    this.byName = byName(descriptions);
    this.schemas =
        descriptions.stream()
            .map(JobTypeDescription::name)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), PayloadSchemas::read));
  }

  /**
   * All job types of the system; those that this release's own worker executes are built in. Reads
   * their schemas, so keep the registry.
   */
  public static JobTypeRegistry standard() {
    return new JobTypeRegistry(
        List.of(
            builtIn(
                "simulation",
                "Simulation",
                "Calls nothing: plays a job with duration, steps, streamed output and failures.",
                "json",
                "mock"),
            builtIn(
                "openai_chat",
                "OpenAI chat",
                "Chat completions of OpenAI and of every compatible server, streamed.",
                "text",
                "openai_text",
                "openai"),
            builtIn(
                "openai_responses",
                "OpenAI responses",
                "OpenAI's Responses API, streamed, with tools.",
                "text"),
            builtIn(
                "openai_image",
                "OpenAI images",
                "Makes images from a prompt, or edits one.",
                "image",
                "openai_img2img"),
            builtIn(
                "openai_embeddings",
                "OpenAI embeddings",
                "Turns text into vectors.",
                "json",
                "embeddings"),
            builtIn("claude_api", "Claude messages", "Anthropic's Messages API, streamed.", "text"),
            builtIn(
                "gemini",
                "Gemini",
                "Google's generateContent, with images in and out.",
                "text",
                "gem-nano-banana"),
            builtIn(
                "ollama",
                "Ollama",
                "Chats and completions of models on a machine of your own, streamed.",
                "text",
                "text_generation",
                "chat_completion"),
            builtIn(
                "comfyui",
                "ComfyUI",
                "Runs a graph of nodes on a ComfyUI server, with progress and previews.",
                "image"),
            builtIn(
                "custom_webhook",
                "Custom webhook",
                "Sends one HTTP request: url, method, headers and body stand in the payload.",
                "json"),
            builtIn(
                "custom_api",
                "Custom API",
                "Calls any HTTP API once and takes the result out of its answer.",
                "json",
                "rest_sync"),
            builtIn(
                "custom_api_async",
                "Custom API, asynchronous",
                "Submits a request, then polls or waits for a callback until the result is there.",
                "json",
                "rest_async",
                "fetch_api")));
  }

  /** In the order in which people should see them. */
  public List<JobTypeDescription> all() {
    return descriptions;
  }

  /** Finds a type by its name or an older one. */
  public Optional<JobTypeDescription> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static Map<String, JobTypeDescription> byName(List<JobTypeDescription> descriptions) {
    Map<String, JobTypeDescription> byName = new HashMap<>();
    for (JobTypeDescription description : descriptions) {
      byName.putIfAbsent(description.name().value(), description);
      description.priorNames().forEach(name -> byName.putIfAbsent(name, description));
    }
    return Map.copyOf(byName);
  }

  /** The type that a name, perhaps an older one, is read as; itself where it is not known. */
  public JobType read(JobType name) {
    return find(name.value()).map(JobTypeDescription::name).orElse(name);
  }

  /** The JSON Schema (draft 2020-12) of a known type's payloads, by its name or an older one. */
  public Optional<JsonObject> payloadSchema(JobType name) {
    return Optional.ofNullable(schemas.get(read(name)));
  }

  private static JobTypeDescription builtIn(
      String name, String title, String description, String resultKind, String... priorNames) {
    return new JobTypeDescription(
        new JobType(name), title, description, List.of(priorNames), resultKind, true);
  }
}
