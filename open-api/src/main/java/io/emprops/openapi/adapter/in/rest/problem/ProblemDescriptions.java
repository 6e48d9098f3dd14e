package io.emprops.openapi.adapter.in.rest.problem;

import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Describes the problems of all operations in one place, and how to show a token. */
@OpenApiFilter
public class ProblemDescriptions implements OASFilter {
  private static final String TOKEN = "token";
  private static final String SCHEMA = "Problem";

  /** By the name under which annotations refer to it. */
  private static final Map<String, ErrorCode> RESPONSES =
      Map.ofEntries(
          Map.entry("Malformed", ErrorCode.REQUEST_MALFORMED),
          Map.entry("Unauthenticated", ErrorCode.UNAUTHENTICATED),
          Map.entry("Forbidden", ErrorCode.FORBIDDEN),
          Map.entry("NotFound", ErrorCode.NOT_FOUND),
          Map.entry("Conflict", ErrorCode.IDEMPOTENCY_CONFLICT),
          Map.entry("JobEnded", ErrorCode.JOB_ENDED),
          Map.entry("JobNotEnded", ErrorCode.JOB_NOT_ENDED),
          Map.entry("DeadLetterSettled", ErrorCode.DEAD_LETTER_SETTLED),
          Map.entry("BatchEnded", ErrorCode.BATCH_ENDED),
          Map.entry("BatchInvalid", ErrorCode.BATCH_INVALID),
          Map.entry("SecretTaken", ErrorCode.SECRET_TAKEN),
          Map.entry("VersionStale", ErrorCode.VERSION_STALE),
          Map.entry("TooLarge", ErrorCode.REQUEST_TOO_LARGE),
          Map.entry("MediaType", ErrorCode.MEDIA_TYPE),
          Map.entry("DocumentInvalid", ErrorCode.DOCUMENT_INVALID),
          Map.entry("InputsInvalid", ErrorCode.INPUTS_INVALID),
          Map.entry("Internal", ErrorCode.INTERNAL),
          Map.entry("Unavailable", ErrorCode.UNAVAILABLE));

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Components components =
        api.getComponents() == null ? OASFactory.createComponents() : api.getComponents();
    components.addSchema(SCHEMA, problem());
    RESPONSES.forEach((name, code) -> components.addResponse(name, response(code)));
    components.addSecurityScheme(
        TOKEN,
        OASFactory.createSecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .description("An API token (`emp_…`) or a session's token"));
    api.setComponents(components);
    api.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(TOKEN));
  }

  @Override
  public Operation filterOperation(Operation operation) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("400", "Malformed");
    all.put("401", "Unauthenticated");
    boolean isOpen =
        operation.getSecurity() != null
            && operation.getSecurity().stream().allMatch(need -> need.getSchemes().isEmpty());
    if (!isOpen) {
      all.put("403", "Forbidden");
    }
    if (operation.getRequestBody() != null) {
      all.put("413", "TooLarge");
      all.put("415", "MediaType");
    }
    all.put("500", "Internal");
    all.put("503", "Unavailable");
    APIResponses responses =
        operation.getResponses() == null
            ? OASFactory.createAPIResponses()
            : operation.getResponses();
    all.forEach(
        (status, name) -> {
          if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
          }
        });
    return operation.responses(responses);
  }

  private static APIResponse response(ErrorCode code) {
    String example =
        """
        {"type": "urn:emprops:problem:%1$s", "title": "%2$s", "status": %3$d, "detail": "%2$s",
         "instance": "/api/workflows", "code": "%1$s", "errors": [],
         "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736"}
        """
            .formatted(code.wire(), code.title(), code.status());
    return OASFactory.createAPIResponse()
        .description(code.title())
        .content(
            OASFactory.createContent()
                .addMediaType(
                    Problem.MEDIA_TYPE,
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref(SCHEMA))
                        .example(example)));
  }

  private static Schema problem() {
    return object("A problem document (RFC 9457)")
        .addProperty("type", text("Names the kind of problem"))
        .addProperty("title", text("The kind in a sentence"))
        .addProperty("status", integer("The HTTP status"))
        .addProperty("detail", text("What happened, and how to mend it"))
        .addProperty("instance", text("The path that was asked for"))
        .addProperty("code", text("The kind as a short code"))
        .addProperty(
            "errors",
            OASFactory.createSchema()
                .addType(SchemaType.ARRAY)
                .items(
                    object("One error and its place")
                        .addProperty("code", text("What is wrong"))
                        .addProperty("message", text("What is wrong here, and how to mend it"))
                        .addProperty("pointer", text("JSON Pointer into the document or request"))
                        .addProperty("line", integer("Of the text, from 1"))
                        .addProperty("column", integer("From 1, in UTF-16 units"))
                        .addProperty("length", integer("In UTF-16 units"))
                        .addProperty("hint", text("The nearest name, or the fix"))
                        .addProperty("severity", text("error or warning"))))
        .addProperty("error_count", integer("How many errors there are, if not all are listed"))
        .addProperty("trace_id", text("Finds the request in logs and traces"))
        .required(List.of("type", "title", "status", "detail", "code", "errors"));
  }

  private static Schema object(String description) {
    return OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
  }

  private static Schema integer(String description) {
    return OASFactory.createSchema().addType(SchemaType.INTEGER).description(description);
  }
}
