package io.emprops.ui.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteIdentityTest {
  private final FakeApi api = new FakeApi();
  private final RemoteIdentity identity = new RemoteIdentity(api.client());

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void tradesACodeForASession() {
    api.says(
        200,
        """
        {"token": "emp_x", "expires_at": "2026-11-25T02:00:00Z", "organisation_id": "acme",
         "user_id": "ada", "role": "admin"}""");

    var session = identity.redeem("once").orElseThrow();

    assertThat(session.principal().role()).isEqualTo(Role.ADMIN);
    assertThat(session.token()).isEqualTo("emp_x");
    assertThat(api.asked().getFirst().body()).isEqualTo("{\"code\":\"once\"}");
    assertThat(api.asked().getFirst().header("Authorization")).isEmpty();
  }

  @Test
  void opensNothingForACodeThatWasUsed() {
    api.says(401, FakeApi.problem(401, "auth.token", ""));

    assertThat(identity.redeem("twice")).isEmpty();
  }

  @Test
  void asksWhomATokenBelongsToInThatTokensName() {
    api.says(200, "{\"organisation_id\": \"acme\", \"user_id\": \"ada\", \"role\": \"viewer\"}");

    var principal = identity.authenticate("emp_t").orElseThrow();

    assertThat(principal.user().value()).isEqualTo("ada");
    assertThat(api.asked().getFirst().header("Authorization")).isEqualTo("Bearer emp_t");
  }
}
