package io.emprops.ui.remote;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.Gate;
import io.emprops.core.job.QueueSetting;
import io.emprops.core.job.port.in.FindQueueSettingsQuery;
import io.emprops.core.job.port.in.LimitQueueUseCase;
import io.emprops.ui.problem.ApiProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Limits and weights over {@code /api/queues/settings}, {@code /flow-keys} and {@code /customers}.
 */
@Singleton
final class RemoteQueueSettings implements FindQueueSettingsQuery, LimitQueueUseCase {
  private final ApiClient api;

  RemoteQueueSettings(ApiClient api) {
    this.api = api;
  }

  @Override
  public List<QueueSetting> settings(Principal caller) {
    return api.get("/queues/settings").as(Settings.class).all();
  }

  @Override
  public void limit(Principal caller, String flowKey, FlowLimit limit) {
    put("/flow-keys/" + segment(flowKey), Limit.of(limit));
  }

  @Override
  public void weigh(Principal caller, String customer, double weight) {
    put("/customers/" + segment(customer) + "/weight", new Weight(null, weight));
  }

  private void put(String path, Object body) {
    var reply = api.send(api.request(path).PUT(api.jsonOf(body)));
    if (!reply.ok()) {
      throw new ApiProblemException(reply.problem());
    }
  }

  /** A blank is no plus where a path names something. */
  private static String segment(String name) {
    return ApiClient.encoded(name).replace("+", "%20");
  }

  /** All settings as the API tells them. */
  @RegisterForReflection
  record Settings(List<Gate> paused, List<Limit> limits, List<Weight> weights) {
    List<QueueSetting> all() {
      return Stream.of(
              paused.stream().map(gate -> new QueueSetting.Paused(gate, true)),
              limits.stream().map(Limit::setting),
              weights.stream().map(Weight::setting))
          .<QueueSetting>flatMap(each -> each)
          .toList();
    }
  }

  /** What a flow key allows. */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonNaming(SnakeCaseStrategy.class)
  record Limit(
      @Nullable String flowKey,
      @Nullable Integer atOnce,
      @Nullable Long everyMs,
      @Nullable Integer burst) {

    static Limit of(FlowLimit limit) {
      return new Limit(
          null,
          limit.atOnce().isPresent() ? (Integer) limit.atOnce().getAsInt() : null,
          limit.every().map(Duration::toMillis).orElse(null),
          limit.burst());
    }

    QueueSetting setting() {
      return new QueueSetting.Limited(
          Objects.requireNonNull(flowKey, "flow_key"),
          new FlowLimit(
              atOnce == null ? OptionalInt.empty() : OptionalInt.of(atOnce),
              Optional.ofNullable(everyMs).map(Duration::ofMillis),
              Objects.requireNonNullElse(burst, 1)));
    }
  }

  /** A customer's share. */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Weight(@Nullable String customer, double weight) {
    QueueSetting setting() {
      return new QueueSetting.Weighed(Objects.requireNonNull(customer, "customer"), weight);
    }
  }
}
