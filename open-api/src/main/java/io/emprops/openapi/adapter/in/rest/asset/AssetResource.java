package io.emprops.openapi.adapter.in.rest.asset;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.port.in.DeleteAssetUseCase;
import io.emprops.core.asset.port.in.KeepAssetUseCase;
import io.emprops.core.asset.port.in.KeepAssetUseCase.Kept;
import io.emprops.core.asset.port.in.KeepAssetUseCase.TooLarge;
import io.emprops.core.asset.port.in.ReadAssetQuery;
import io.emprops.core.identity.Principal;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Files that jobs take and make. */
@Path("/api/assets")
@RunOnVirtualThread
@Tag(name = "Assets")
public class AssetResource {
  private final KeepAssetUseCase keep;
  private final ReadAssetQuery read;
  private final DeleteAssetUseCase delete;
  private final Caller caller;

  AssetResource(
      KeepAssetUseCase keep, ReadAssetQuery read, DeleteAssetUseCase delete, Caller caller) {
    this.keep = keep;
    this.read = read;
    this.delete = delete;
    this.caller = caller;
  }

  /** Keeps the body. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "keepAsset",
      summary = "Keep a file",
      description =
          """
          The body is the file, of any length up to `emp.assets.max-bytes`. Its id is the SHA-256 of \
          its content, so that the same file again is the same asset; its media type is what the \
          content shows. The answer can be given to a workflow as an input. Needs the role runner.\
          """)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "201",
      description = "It is kept",
      content =
          @Content(
              schema = @Schema(implementation = Asset.class),
              examples =
                  @ExampleObject(
                      name = "kept",
                      value =
                          """
                          {"asset": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                           "media_type": "image/png", "size": 48213, "name": "cat.png"}
                          """)))
  public Response keep(
      @Parameter(description = "What the file is called") @QueryParam("name") @Nullable String name,
      InputStream content) {
    return switch (keep.keep(caller.principal(), content, name)) {
      case Kept(Asset asset) ->
          Response.created(URI.create("/api/assets/" + asset.id())).entity(asset).build();
      case TooLarge(long most) ->
          throw ProblemException.of(
              ErrorCode.REQUEST_TOO_LARGE, "the file is larger than %d bytes".formatted(most));
    };
  }

  /** Streams a file or a part of it. */
  @GET
  @Path("{id}")
  @Produces(MediaType.WILDCARD)
  @Operation(
      operationId = "readAsset",
      summary = "Read a file",
      description =
          """
          Pictures, sound, films and plain text are shown in place, all else is saved, and nothing \
          that it holds is run. One range of bytes can be asked for. Needs the role viewer.\
          """)
  @APIResponse(
      responseCode = "200",
      description = "The file",
      content =
          @Content(
              mediaType = MediaType.WILDCARD,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "206",
      description = "The part that `Range` asks for",
      content =
          @Content(
              mediaType = MediaType.WILDCARD,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "304", description = "The file is the one that the caller has")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "416", description = "The file is shorter than that")
  public Response read(
      @PathParam("id") String id,
      @Parameter(description = "What it is called when it is saved") @QueryParam("name")
          @Nullable String name,
      @Parameter(description = "`bytes=<first>-<last>`") @HeaderParam("Range")
          @Nullable String range,
      @Parameter(hidden = true) @HeaderParam("If-None-Match") @Nullable String known) {
    Principal principal = caller.principal();
    AssetId asset = id(id);
    Asset found = read.find(principal, asset).orElseThrow(AssetResource::noAsset).named(name);
    if (AssetAnswers.isKnown(found, known)) {
      return AssetAnswers.unchanged(found);
    }
    return switch (ByteRange.of(range, found.size())) {
      case ByteRange.Whole() -> AssetAnswers.whole(found, content(principal, asset, 0));
      case ByteRange.Part(ByteRange part) ->
          AssetAnswers.part(found, part, content(principal, asset, part.first()));
      case ByteRange.Beyond() -> AssetAnswers.beyond(found);
    };
  }

  /** Deletes a file. */
  @DELETE
  @Path("{id}")
  @Operation(
      operationId = "deleteAsset",
      summary = "Delete a file",
      description = "For each job and workflow that refers to it. Needs the role operator.")
  @APIResponse(responseCode = "204", description = "It is gone")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Response delete(@PathParam("id") String id) {
    if (!delete.delete(caller.principal(), id(id))) {
      throw noAsset();
    }
    return Response.noContent().build();
  }

  private InputStream content(Principal principal, AssetId id, long offset) {
    return read.read(principal, id, offset).orElseThrow(AssetResource::noAsset);
  }

  private static AssetId id(String text) {
    if (!AssetId.isOne(text)) {
      throw noAsset();
    }
    return new AssetId(text);
  }

  private static ProblemException noAsset() {
    return ProblemException.of(ErrorCode.NOT_FOUND, "there is no such file");
  }
}
