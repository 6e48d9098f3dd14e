package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An API token or a session, by its hash. */
@Entity
@Table(name = "api_token")
class TokenRow {
  @Id
  @Column(name = "token_hash")
  String tokenHash;

  @Column(name = "organisation_id", updatable = false)
  String organisationId;

  @Column(name = "user_id", updatable = false)
  String userId;

  @Column(updatable = false)
  String role;

  @Column(updatable = false)
  String title;

  @Nullable
  @Column(name = "expires_at")
  Instant expiresAt;

  @Nullable
  @Column(name = "revoked_at")
  Instant revokedAt;

  static Principal principal(String organisation, String user, String role) {
    return new Principal(new OrganisationId(organisation), new UserId(user), Role.ofWire(role));
  }
}
