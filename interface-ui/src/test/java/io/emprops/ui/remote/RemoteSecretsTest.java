package io.emprops.ui.remote;

import static io.emprops.ui.remote.FakeApi.CALLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.emprops.core.identity.UserId;
import io.emprops.core.secret.BoundHost;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SecretBinding;
import io.emprops.core.secret.SecretFilter;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.SecretSummary;
import io.emprops.core.secret.port.in.KeepOutcome;
import io.emprops.ui.problem.ApiProblemException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteSecretsTest {
  private static final Instant MORNING = Instant.parse("2026-11-27T08:00:00Z");
  private static final String SUMMARY =
      """
      {"name": "openai", "hosts": ["api.openai.com"], "header": "Authorization",
       "created_at": "2026-11-27T08:00:00Z", "created_by": "ada",
       "changed_at": "2026-11-27T08:00:00Z", "changed_by": "bob"}\
      """;
  private static final SecretSummary SHOWN =
      new SecretSummary(
          new SecretName("openai"),
          List.of(new BoundHost("api.openai.com")),
          "Authorization",
          MORNING,
          new UserId("ada"),
          MORNING,
          new UserId("bob"),
          null);
  private static final PlainSecret SECRET =
      new PlainSecret(
          new SecretName("openai"),
          "sk-\"1\"",
          new SecretBinding(List.of(new BoundHost("api.openai.com")), null));

  private final FakeApi api = new FakeApi();
  private final RemoteSecrets secrets = new RemoteSecrets(api.client());

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void addsOne() {
    api.says(201, SUMMARY);

    assertThat(secrets.add(CALLER, SECRET)).isEqualTo(new KeepOutcome.Kept(SHOWN));

    var asked = api.asked().getFirst();
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.path()).isEqualTo("/api/secrets");
    assertThat(asked.body())
        .isEqualTo(
            "{\"name\":\"openai\",\"value\":\"sk-\\\"1\\\"\",\"hosts\":[\"api.openai.com\"]}");
  }

  @Test
  void replacesOneAtItsName() {
    api.says(200, SUMMARY);

    assertThat(secrets.replace(CALLER, SECRET)).isEqualTo(new KeepOutcome.Kept(SHOWN));

    assertThat(api.asked().getFirst().method()).isEqualTo("PUT");
    assertThat(api.asked().getFirst().path()).isEqualTo("/api/secrets/openai");
  }

  @Test
  void tellsWhyNothingWasKept() {
    api.says(409, FakeApi.problem(409, "secret.taken", ""))
        .says(404, FakeApi.problem(404, "not-found", ""))
        .says(503, FakeApi.problem(503, "secrets.off", ""))
        .says(403, FakeApi.problem(403, "auth.role", ""));

    assertThat(secrets.add(CALLER, SECRET)).isEqualTo(new KeepOutcome.NameTaken());
    assertThat(secrets.replace(CALLER, SECRET)).isEqualTo(new KeepOutcome.NotFound());
    assertThat(secrets.add(CALLER, SECRET)).isEqualTo(new KeepOutcome.NoMasterKey());
    assertThatExceptionOfType(ApiProblemException.class)
        .isThrownBy(() -> secrets.add(CALLER, SECRET))
        .withMessageNotContaining("sk-");
  }

  @Test
  void deletesOneThatIsThere() {
    api.says(204, "").says(404, FakeApi.problem(404, "not-found", ""));

    assertThat(secrets.delete(CALLER, new SecretName("openai"))).isTrue();
    assertThat(secrets.delete(CALLER, new SecretName("openai"))).isFalse();
    assertThat(api.asked().getFirst().method()).isEqualTo("DELETE");
  }

  @Test
  void listsPartByPart() {
    api.says(200, "{\"items\": [" + SUMMARY + "], \"next_cursor\": \"openai\"}");

    var page = secrets.list(CALLER, new SecretFilter("open", 50, "a"));

    assertThat(page.items()).containsExactly(SHOWN);
    assertThat(page.nextCursor()).isEqualTo("openai");
    assertThat(api.asked().getFirst().path())
        .startsWith("/api/secrets?")
        .contains("q=open", "limit=50", "cursor=a");
  }
}
