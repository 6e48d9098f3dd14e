package io.emprops.queue.adapter.in.rest;

import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.worker.port.in.ReceiveCallbackUseCase;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where providers call back; the token in the address is all that they show. */
@Path("/callbacks")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Callbacks")
public class CallbackResource {
  private static final int LONGEST_BODY = 4 * 1024 * 1024;

  private final ReceiveCallbackUseCase callbacks;

  CallbackResource(ReceiveCallbackUseCase callbacks) {
    this.callbacks = callbacks;
  }

  /** Takes a call. Nothing of its body is read unless a job waits for it. */
  @POST
  @Path("{token}")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "receiveCallback",
      summary = "Tell of a job that a provider was asked to call back for",
      description = "The address is the one that the provider was given as `{callback_url}`.")
  @RequestBody(
      description = "JSON, or text",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(responseCode = "204", description = "The job has it")
  @APIResponse(responseCode = "404", description = "No job waits for it, or no longer")
  @APIResponse(responseCode = "413", description = "The body is longer than 4 MiB")
  public Response receive(@PathParam("token") String token, InputStream body) {
    if (!callbacks.isAwaited(token)) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    byte[] bytes = read(body);
    if (bytes.length > LONGEST_BODY) {
      return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE).build();
    }
    return callbacks.receive(token, value(new String(bytes, StandardCharsets.UTF_8)))
        ? Response.noContent().build()
        : Response.status(Response.Status.NOT_FOUND).build();
  }

  private static byte[] read(InputStream body) {
    try {
      return body.readNBytes(LONGEST_BODY + 1);
    } catch (IOException e) {
      throw new UncheckedIOException("reading a callback", e);
    }
  }

  private static JsonValue value(String text) {
    if (text.isBlank()) {
      return JsonValue.ofNull();
    }
    try {
      return JsonText.parse(text);
    } catch (JsonTextException e) {
      return JsonValue.of(text);
    }
  }
}
