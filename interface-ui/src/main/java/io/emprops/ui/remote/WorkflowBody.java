package io.emprops.ui.remote;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A workflow as it is written to the API. */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record WorkflowBody(
    String name,
    String description,
    String componentType,
    String source,
    List<String> tags,
    String message) {}
