package io.emprops.core.job;

import java.util.List;
import java.util.Optional;

/** The job types that the system knows, and the older names that it reads as them. */
public final class JobTypeRegistry {
  private final List<JobTypeDescription> descriptions;

  private JobTypeRegistry(List<JobTypeDescription> descriptions) {
    this.descriptions = List.copyOf(descriptions);
  }

  /** All job types for which this release holds a connector. */
  public static JobTypeRegistry standard() {
    return new JobTypeRegistry(
        List.of(
            describe(
                "simulation",
                "Simulation",
                "Calls nothing: plays a job with duration, steps, streamed output and failures.",
                List.of("mock"),
                "json"),
            describe(
                "openai_chat",
                "OpenAI chat",
                "Chat completions of OpenAI and of every compatible server, streamed.",
                List.of("openai_text", "openai"),
                "text"),
            describe(
                "claude_api",
                "Claude messages",
                "Anthropic's Messages API, streamed.",
                List.of(),
                "text"),
            describe(
                "custom_webhook",
                "Custom webhook",
                "Sends one HTTP request: url, method, headers and body stand in the payload.",
                List.of(),
                "json")));
  }

  /** In the order in which people should see them. */
  public List<JobTypeDescription> all() {
    return descriptions;
  }

  /** Finds a type by its name or an older one. */
  public Optional<JobTypeDescription> find(String name) {
    return descriptions.stream()
        .filter(d -> d.name().value().equals(name) || d.priorNames().contains(name))
        .findFirst();
  }

  /** The type that a name, perhaps an older one, is read as; itself where it is not known. */
  public JobType read(JobType name) {
    return find(name.value()).map(JobTypeDescription::name).orElse(name);
  }

  private static JobTypeDescription describe(
      String name, String title, String description, List<String> priorNames, String resultKind) {
    return new JobTypeDescription(new JobType(name), title, description, priorNames, resultKind);
  }
}
