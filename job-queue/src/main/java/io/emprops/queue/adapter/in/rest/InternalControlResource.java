package io.emprops.queue.adapter.in.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.Partition;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.port.in.ControlQueueUseCase;
import io.emprops.queue.adapter.in.Messages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What operators do to a partition and see of it, for open-api only. */
@Path("/internal/partitions/{partition}")
@Tag(name = "Partitions")
@RolesAllowed("service")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InternalControlResource {
  private final ControlQueueUseCase queue;
  private final Messages messages;

  InternalControlResource(ControlQueueUseCase queue, Messages messages) {
    this.queue = queue;
    this.messages = messages;
  }

  /** What the partition holds and does. */
  @GET
  @Path("stats")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "getPartitionStats",
      summary = "Read what a partition holds and does",
      description = "By job type, with rates by minute and the gates that are shut.")
  public QueueStats stats(
      @PathParam("partition") Partition partition,
      @QueryParam("minutes") @DefaultValue("5") int minutes) {
    return queue.stats(partition, Math.clamp(minutes, 1, 15));
  }

  /** Pauses or resumes a gate. */
  @POST
  @Path("gates")
  @Operation(
      operationId = "setGate",
      summary = "Pause or resume what stands behind a gate",
      description = "A job type, a customer or a flow key; what runs goes on.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = GateWish.class)))
  public Changed gate(@PathParam("partition") Partition partition, String body) {
    GateWish wish = messages.read(body, GateWish.class);
    return new Changed(
        wish.paused() ? queue.pause(partition, wish.gate()) : queue.resume(partition, wish.gate()));
  }

  /** Sets what a flow key allows. */
  @POST
  @Path("limits")
  @Operation(
      operationId = "limitFlowKey",
      summary = "Set what a flow key allows",
      description = "Absent members do not limit.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = LimitWish.class)))
  public void limit(@PathParam("partition") Partition partition, String body) {
    LimitWish wish = messages.read(body, LimitWish.class);
    queue.limit(partition, wish.flowKey(), wish.limit());
  }

  /** Sets a customer's weight. */
  @POST
  @Path("weights")
  @Operation(
      operationId = "weighCustomer",
      summary = "Set a customer's weight",
      description = "Above 0; 1 where nothing is set.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WeightWish.class)))
  public void weight(@PathParam("partition") Partition partition, String body) {
    WeightWish wish = messages.read(body, WeightWish.class);
    queue.weigh(partition, wish.customer(), wish.weight());
  }

  /** Refuses a worker's tokens. */
  @POST
  @Path("revocations")
  @Operation(
      operationId = "revokeTokens",
      summary = "Refuse the tokens that a worker was given up to a time",
      description = "A time before the one that holds changes nothing.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = Revocation.class)))
  public void revoke(@PathParam("partition") Partition partition, String body) {
    Revocation wish = messages.read(body, Revocation.class);
    queue.revoke(partition, wish.workerId(), wish.until());
  }

  /** How a gate shall be. */
  public record GateWish(Gate gate, boolean paused) {}

  /** Whether anything was otherwise before. */
  public record Changed(boolean changed) {}

  /** What a flow key shall allow; absent members do not limit. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record LimitWish(
      String flowKey, @Nullable Integer atOnce, @Nullable Long everyMs, @Nullable Integer burst) {
    FlowLimit limit() {
      return new FlowLimit(
          atOnce == null ? OptionalInt.empty() : OptionalInt.of(atOnce),
          Optional.ofNullable(everyMs).map(Duration::ofMillis),
          burst == null ? 1 : burst);
    }
  }

  /** Whose tokens shall be refused, and which. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Revocation(WorkerId workerId, Instant until) {}

  /** What share a customer shall have. */
  public record WeightWish(String customer, double weight) {}
}
