package io.emprops.ui.remote;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import io.emprops.core.identity.Principal;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.problem.Problem;
import io.emprops.core.secret.BoundHost;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SecretFilter;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.SecretSummary;
import io.emprops.core.secret.port.in.FindSecretsQuery;
import io.emprops.core.secret.port.in.KeepOutcome;
import io.emprops.core.secret.port.in.KeepSecretUseCase;
import io.emprops.core.workflow.Page;
import io.emprops.ui.problem.ApiProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Secrets over {@code /api/secrets}. */
@Singleton
final class RemoteSecrets implements KeepSecretUseCase, FindSecretsQuery {
  private static final int GONE = 404;

  private final ApiClient api;

  RemoteSecrets(ApiClient api) {
    this.api = api;
  }

  @Override
  public KeepOutcome add(Principal caller, PlainSecret secret) {
    return outcome(api.post("/secrets", Body.of(secret)));
  }

  @Override
  public KeepOutcome replace(Principal caller, PlainSecret secret) {
    var request = api.request("/secrets/" + secret.name()).PUT(api.jsonOf(Body.of(secret)));
    return outcome(api.send(request));
  }

  @Override
  public boolean delete(Principal caller, SecretName name) {
    ApiReply reply = api.send(api.request("/secrets/" + name).DELETE());
    if (!reply.ok() && reply.status() != GONE) {
      throw new ApiProblemException(reply.problem());
    }
    return reply.ok();
  }

  @Override
  public Page<SecretSummary> list(Principal caller, SecretFilter filter) {
    var query =
        ApiClient.query(
            Map.of(
                "q", filter.text(),
                "limit", String.valueOf(filter.limit()),
                "cursor", filter.cursor()));
    return api.get("/secrets" + query).as(new TypeReference<>() {});
  }

  private static KeepOutcome outcome(ApiReply reply) {
    if (reply.ok()) {
      return new KeepOutcome.Kept(reply.as(SecretSummary.class));
    }
    Problem problem = reply.problem();
    if (problem.code() == ErrorCode.SECRET_TAKEN) {
      return new KeepOutcome.NameTaken();
    }
    if (problem.code() == ErrorCode.SECRETS_OFF) {
      return new KeepOutcome.NoMasterKey();
    }
    if (problem.code() == ErrorCode.NOT_FOUND) {
      return new KeepOutcome.NotFound();
    }
    throw new ApiProblemException(problem);
  }

  /** What the API takes; its text shows no value. */
  @RegisterForReflection
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Body(String name, String value, List<BoundHost> hosts, @Nullable String header) {
    static Body of(PlainSecret secret) {
      return new Body(
          secret.name().value(),
          secret.value(),
          secret.binding().hosts(),
          secret.binding().header());
    }

    @Override
    public String toString() {
      return "Body[" + name + "]";
    }
  }
}
