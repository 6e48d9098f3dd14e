package io.emprops.core.workflow;

import io.emprops.core.identity.UserId;
import io.emprops.core.json.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Builds workflows for tests; each has all that it needs from the start. */
public final class AWorkflow {
  private String id = "01KAEXAMP00000000000000001";
  private String name = "Greeting";
  private String description = "";
  private String jobType = "simulation";
  private String source = "{\"job_type\":\"simulation\",\"template\":{}}";
  private int version = 1;
  private List<String> tags = List.of();
  private Instant updatedAt = Instant.parse("2026-11-24T08:00:00.123Z");

  private AWorkflow() {}

  /** A workflow like any other. */
  public static AWorkflow aWorkflow() {
    return new AWorkflow();
  }

  /** With an id that ends in this number. */
  public AWorkflow number(int number) {
    id = "01KAEXAMP0000000000000%04d".formatted(number);
    return this;
  }

  /** With this name. */
  public AWorkflow name(String name) {
    this.name = name;
    return this;
  }

  /** With this description. */
  public AWorkflow description(String description) {
    this.description = description;
    return this;
  }

  /** For this job type. */
  public AWorkflow jobType(String jobType) {
    this.jobType = jobType;
    return this;
  }

  /** With this text. */
  public AWorkflow source(String source) {
    this.source = source;
    return this;
  }

  /** Of this version. */
  public AWorkflow version(int version) {
    this.version = version;
    return this;
  }

  /** With these tags. */
  public AWorkflow tags(String... tags) {
    this.tags = List.of(tags);
    return this;
  }

  /** Changed at this time. */
  public AWorkflow updatedAt(Instant updatedAt) {
    this.updatedAt = updatedAt;
    return this;
  }

  /** The workflow. */
  public Workflow build() {
    return new Workflow(
        new WorkflowId(id),
        name,
        description,
        ComponentType.DYNAMIC_JSON,
        jobType,
        JsonText.parse(source),
        source,
        version,
        Map.of(),
        tags,
        new UserId("owner"),
        Instant.parse("2026-11-24T08:00:00.123Z"),
        updatedAt,
        new UserId("author"),
        new UserId("editor"));
  }
}
