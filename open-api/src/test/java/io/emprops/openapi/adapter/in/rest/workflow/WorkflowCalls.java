package io.emprops.openapi.adapter.in.rest.workflow;

import io.emprops.core.identity.Role;
import io.emprops.core.json.JsonValue;
import io.emprops.openapi.support.Api;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** What an editor of one organisation does with workflows over HTTP. */
abstract class WorkflowCalls {
  static final String ORGANISATION = "workflows";
  static final String SOURCE =
      "{\"job_type\": \"simulation\",\r\n\t\"template\": {\"output\": \"Hi {{name}} \\u0000 \\ud83d\","
          + " \"n\": 1.10}, \"variable_types\": {\"name\": {\"type\": \"text\"}}}\n\n";

  @Inject Api api;

  final RequestSpecification editor() {
    return api.as(ORGANISATION, Role.EDITOR);
  }

  final Response create(String source) {
    return editor().contentType(ContentType.JSON).body(body(source)).post("/api/workflows");
  }

  final Response put(String id, String source, @Nullable String ifMatch) {
    RequestSpecification request = editor().contentType(ContentType.JSON).body(body(source));
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.put("/api/workflows/" + id);
  }

  static String body(String source) {
    return JsonValue.object().put("name", "Greeting").put("source", source).build().toJson();
  }
}
