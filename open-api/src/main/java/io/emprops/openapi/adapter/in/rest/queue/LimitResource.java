package io.emprops.openapi.adapter.in.rest.queue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.port.in.LimitQueueUseCase;
import io.emprops.core.problem.ErrorCode;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What flow keys allow, and the shares of customers. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Queues")
public class LimitResource {
  private final LimitQueueUseCase queue;
  private final Caller caller;

  LimitResource(LimitQueueUseCase queue, Caller caller) {
    this.queue = queue;
    this.caller = caller;
  }

  /** Sets what a flow key allows. */
  @PUT
  @Path("/flow-keys/{key: .+}")
  @Operation(
      operationId = "limitFlowKey",
      summary = "Set how many jobs of a flow key run at once, and how fast they start",
      description =
          "Absent members do not limit. A credential's key is `credential:<organisation>/<secret>`."
              + " Needs the role operator.")
  @APIResponse(responseCode = "204", description = "It holds from the next start on")
  public void limit(@PathParam("key") String key, LimitRequest request) {
    queue.limit(caller.principal(), QueueNames.checked(key), request.limit());
  }

  /** Sets a customer's weight. */
  @PUT
  @Path("/customers/{id: .+}/weight")
  @Operation(
      operationId = "weighCustomer",
      summary = "Set a customer's share",
      description =
          "Of two customers that always wait, one with twice the weight starts twice the cost; 1"
              + " unless set. Needs the role operator.")
  @APIResponse(responseCode = "204", description = "It holds from the next start on")
  public void weigh(@PathParam("id") String customer, WeightRequest request) {
    if (!(request.weight() > 0) || Double.isInfinite(request.weight())) {
      throw ProblemException.of(ErrorCode.REQUEST_INVALID, "weight is a number above 0");
    }
    queue.weigh(caller.principal(), QueueNames.checked(customer), request.weight());
  }

  /** What a flow key shall allow. */
  @Schema(name = "FlowLimit")
  @JsonNaming(SnakeCaseStrategy.class)
  public record LimitRequest(
      @Schema(description = "Most jobs at once", examples = "4") @Nullable Integer atOnce,
      @Schema(description = "Milliseconds from one start to the next", examples = "1000")
          @Nullable Long everyMs,
      @Schema(description = "Starts that may come at once after a pause", examples = "1")
          @Nullable Integer burst) {
    FlowLimit limit() {
      try {
        return new FlowLimit(
            atOnce == null ? OptionalInt.empty() : OptionalInt.of(atOnce),
            Optional.ofNullable(everyMs).map(Duration::ofMillis),
            burst == null ? 1 : burst);
      } catch (IllegalArgumentException e) {
        throw ProblemException.of(ErrorCode.REQUEST_INVALID, String.valueOf(e.getMessage()));
      }
    }
  }

  /** A customer's weight. */
  @Schema(name = "Weight")
  public record WeightRequest(double weight) {}
}
