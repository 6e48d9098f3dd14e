package io.emprops.openapi.adapter.in.rest.workflow;

import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonArray;
import io.emprops.core.workflow.port.in.DescribeWorkflowQuery.Operation;
import java.util.List;

/** An OpenAPI document of one operation, for tools that make clients. */
final class OperationDocument {
  private static final String TOKEN = "token";

  private OperationDocument() {}

  /** The document of the workflow with this id. */
  static JsonValue of(String id, Operation operation) {
    var info =
        JsonValue.object()
            .put("title", operation.name())
            .put("version", Integer.toString(operation.version()));
    var paths = JsonValue.object().put("/api/workflows/" + id + "/execute", operation.pathItem());
    var bearer = JsonValue.object().put("type", "http").put("scheme", "bearer");
    var schemes = JsonValue.object().put(TOKEN, bearer.build());
    var need = JsonValue.object().put(TOKEN, JsonValue.array());
    return JsonValue.object()
        .put("openapi", "3.1.0")
        .put("info", info.build())
        .put("paths", paths.build())
        .put("components", JsonValue.object().put("securitySchemes", schemes.build()).build())
        .put("security", new JsonArray(List.of(need.build())))
        .build();
  }
}
