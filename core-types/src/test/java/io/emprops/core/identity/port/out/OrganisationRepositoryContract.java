package io.emprops.core.identity.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link OrganisationRepository} promises. A subclass says how to get an empty one. */
public abstract class OrganisationRepositoryContract {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final OrganisationId ACME = new OrganisationId("acme");
  private static final OrganisationId OTHER = new OrganisationId("other");
  private static final UserId ADA = new UserId("ada");

  private OrganisationRepository organisations;

  /** One without any organisation. */
  protected abstract OrganisationRepository emptyRepository();

  @BeforeEach
  void begin() {
    organisations = emptyRepository();
  }

  @Test
  void addsAnOrganisationOnce() {
    assertThat(organisations.add(ACME, "Acme", NOW)).isTrue();
    assertThat(organisations.add(ACME, "Acme again", NOW)).isFalse();
  }

  @Test
  void keepsTheRoleOfAMemberWhoIsThere() {
    organisations.add(ACME, "Acme", NOW);

    assertThat(organisations.addMember(new Principal(ACME, ADA, Role.EDITOR), NOW)).isTrue();
    assertThat(organisations.addMember(new Principal(ACME, ADA, Role.ADMIN), NOW)).isFalse();
    assertThat(organisations.findRole(ACME, ADA)).contains(Role.EDITOR);
  }

  @Test
  void knowsNobodyOfAnotherOrganisation() {
    organisations.add(ACME, "Acme", NOW);
    organisations.add(OTHER, "Other", NOW);
    organisations.addMember(new Principal(ACME, ADA, Role.EDITOR), NOW);

    assertThat(organisations.findRole(OTHER, ADA)).isEmpty();
  }
}
