package io.emprops.ui.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobType;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.DeliveryReport;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.webhook.ForbiddenUrlException;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.WebhookFilter;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.WebhookWish;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase;
import io.emprops.core.webhook.port.in.SteerWebhookUseCase;
import io.emprops.core.workflow.Page;
import io.emprops.ui.problem.ApiProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Webhooks over {@code /api/webhooks}. */
@Singleton
final class RemoteWebhooks implements KeepWebhookUseCase, SteerWebhookUseCase {
  private static final int GONE = 404;

  private final ApiClient api;

  RemoteWebhooks(ApiClient api) {
    this.api = api;
  }

  @Override
  public Optional<Signed> add(Principal caller, WebhookWish wish) {
    ApiReply reply = api.post("/webhooks", Body.of(wish));
    if (!reply.ok() && reply.problem().code() == ErrorCode.SECRETS_OFF) {
      return Optional.empty();
    }
    requireReachable(reply);
    return Optional.of(reply.as(Signed.class));
  }

  @Override
  public Optional<Webhook> change(Principal caller, WebhookId id, WebhookWish wish) {
    ApiReply reply = api.send(api.request(path(id)).PUT(api.jsonOf(Body.of(wish))));
    requireReachable(reply);
    return found(reply, new TypeReference<>() {});
  }

  @Override
  public Optional<Signed> rotate(Principal caller, WebhookId id) {
    return found(api.post(path(id) + "/rotate", Map.of()), new TypeReference<>() {});
  }

  @Override
  public boolean delete(Principal caller, WebhookId id) {
    return isThere(api.send(api.request(path(id)).DELETE()));
  }

  @Override
  public List<Webhook> list(Principal caller) {
    Page<Webhook> all = api.get("/webhooks").as(new TypeReference<>() {});
    return all.items();
  }

  @Override
  public Optional<Webhook> find(Principal caller, WebhookId id) {
    return found(api.get(path(id)), new TypeReference<>() {});
  }

  @Override
  public Optional<Webhook> pause(Principal caller, WebhookId id) {
    return found(api.post(path(id) + "/pause", Map.of()), new TypeReference<>() {});
  }

  @Override
  public Optional<Webhook> resume(Principal caller, WebhookId id) {
    return found(api.post(path(id) + "/resume", Map.of()), new TypeReference<>() {});
  }

  @Override
  public Optional<Page<Delivery>> deliveries(
      Principal caller, WebhookId id, DeliveryFilter filter) {
    var query =
        ApiClient.query(
            Map.of(
                "status", filter.status().map(DeliveryStatus::wire).orElse(""),
                "limit", String.valueOf(filter.limit()),
                "cursor", filter.cursor()));
    return found(api.get(path(id) + "/deliveries" + query), new TypeReference<>() {});
  }

  @Override
  public Optional<DeliveryReport> delivery(Principal caller, WebhookId id, DeliveryId delivery) {
    return found(api.get(path(id, delivery)), new TypeReference<>() {});
  }

  @Override
  public Optional<Delivery> test(Principal caller, WebhookId id) {
    return found(api.post(path(id) + "/test", Map.of()), new TypeReference<>() {});
  }

  @Override
  public boolean replay(Principal caller, WebhookId id, DeliveryId delivery) {
    return isThere(api.post(path(id, delivery) + "/replay", Map.of()));
  }

  @Override
  public OptionalInt replayGivenUp(Principal caller, WebhookId id, Instant since) {
    ApiReply reply = api.post(path(id) + "/deliveries/replay", Map.of("since", since.toString()));
    return isThere(reply)
        ? OptionalInt.of(reply.as(Replayed.class).replayed())
        : OptionalInt.empty();
  }

  private static void requireReachable(ApiReply reply) {
    if (!reply.ok()) {
      reply.problem().errors().stream()
          .filter(error -> "/url".equals(error.pointer()))
          .findFirst()
          .ifPresent(
              error -> {
                throw new ForbiddenUrlException(error.message());
              });
    }
  }

  private static String path(WebhookId id) {
    return "/webhooks/" + id;
  }

  private static String path(WebhookId id, DeliveryId delivery) {
    return path(id) + "/deliveries/" + delivery;
  }

  private static <T> Optional<T> found(ApiReply reply, TypeReference<T> type) {
    return reply.status() == GONE ? Optional.empty() : Optional.of(reply.as(type));
  }

  private static boolean isThere(ApiReply reply) {
    if (!reply.ok() && reply.status() != GONE) {
      throw new ApiProblemException(reply.problem());
    }
    return reply.ok();
  }

  /** How many are sent again. */
  @RegisterForReflection
  record Replayed(int replayed) {}

  /** What the API takes. */
  @RegisterForReflection
  @JsonNaming(SnakeCaseStrategy.class)
  record Body(
      String url,
      String description,
      List<WebhookEvent> events,
      List<JobType> jobTypes,
      List<String> customers,
      boolean onlyNamed) {
    static Body of(WebhookWish wish) {
      WebhookFilter filter = wish.filter();
      return new Body(
          wish.url(),
          wish.description(),
          filter.events(),
          filter.jobTypes(),
          filter.customers(),
          wish.onlyNamed());
    }
  }
}
