package io.emprops.openapi.adapter.in.rest.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.QueueSetting;
import io.emprops.core.job.port.in.FindQueueSettingsQuery;
import io.emprops.openapi.adapter.in.rest.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What operators have told the queue. */
@Path("/api/queues/settings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Queues")
public class QueueSettingsResource {
  private final FindQueueSettingsQuery settings;
  private final Caller caller;

  QueueSettingsResource(FindQueueSettingsQuery settings, Caller caller) {
    this.settings = settings;
    this.caller = caller;
  }

  /** What is paused, limited and weighed. */
  @GET
  @Operation(
      operationId = "getQueueSettings",
      summary =
          "Read what is paused, what flow keys allow, customers' shares, and whose tokens are refused",
      description =
          "As operators set it, whether the queue can be reached or not; a flow key or a customer"
              + " that nobody set is not listed. Needs the role operator.")
  @APIResponse(
      responseCode = "200",
      description = "By name",
      content = @Content(schema = @Schema(implementation = SettingsResponse.class)))
  public SettingsResponse get() {
    return SettingsResponse.of(settings.settings(caller.principal()));
  }

  /** All settings, each kind by itself. */
  @Schema(name = "QueueSettings")
  public record SettingsResponse(
      List<Gate> paused,
      List<LimitResponse> limits,
      List<WeightResponse> weights,
      List<RevokedResponse> revoked) {

    static SettingsResponse of(List<QueueSetting> settings) {
      List<Gate> paused = new ArrayList<>();
      List<LimitResponse> limits = new ArrayList<>();
      List<WeightResponse> weights = new ArrayList<>();
      List<RevokedResponse> revoked = new ArrayList<>();
      for (QueueSetting setting : settings) {
        switch (setting) {
          case QueueSetting.Paused(Gate gate, boolean is) -> {
            if (is) {
              paused.add(gate);
            }
          }
          case QueueSetting.Limited(String key, FlowLimit limit) ->
              limits.add(LimitResponse.of(key, limit));
          case QueueSetting.Weighed(String customer, double weight) ->
              weights.add(new WeightResponse(customer, weight));
          case QueueSetting.Revoked(WorkerId worker, Instant until) ->
              revoked.add(new RevokedResponse(worker, until));
        }
      }
      return new SettingsResponse(paused, limits, weights, revoked);
    }
  }

  /** What a flow key allows; an absent member does not limit. */
  @Schema(name = "FlowKeyLimit")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  public record LimitResponse(
      String flowKey, @Nullable Integer atOnce, @Nullable Long everyMs, int burst) {

    static LimitResponse of(String key, FlowLimit limit) {
      return new LimitResponse(
          key,
          limit.atOnce().isPresent() ? (Integer) limit.atOnce().getAsInt() : null,
          limit.every().map(Duration::toMillis).orElse(null),
          limit.burst());
    }
  }

  /** A worker, and up to when the tokens that it was given are refused. */
  @Schema(name = "RevokedWorker")
  @JsonNaming(SnakeCaseStrategy.class)
  public record RevokedResponse(WorkerId workerId, Instant until) {}

  /** A customer's share. */
  @Schema(name = "CustomerWeight")
  public record WeightResponse(String customer, double weight) {}
}
