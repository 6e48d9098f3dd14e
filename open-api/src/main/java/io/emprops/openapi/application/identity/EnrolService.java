package io.emprops.openapi.application.identity;

import io.emprops.core.identity.Principal;
import io.emprops.core.identity.port.in.EnrolUseCase;
import io.emprops.core.identity.port.out.OrganisationRepository;
import io.emprops.core.identity.port.out.TokenRepository;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The first member's token is made by the operator's own hand, through the configuration. */
public final class EnrolService implements EnrolUseCase {
  private final OrganisationRepository organisations;
  private final TokenRepository tokens;
  private final Tokens secrets;
  private final InstantSource clock;

  /** Takes the stores, the source of secrets and the time. */
  public EnrolService(
      OrganisationRepository organisations,
      TokenRepository tokens,
      Tokens secrets,
      InstantSource clock) {
    this.organisations = organisations;
    this.tokens = tokens;
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public String enrol(Principal member, String organisationName) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    organisations.add(member.organisation(), organisationName, now);
    organisations.addMember(member, now);
    String token = secrets.freshToken();
    tokens.add(Tokens.hash(token), "first admin", member, Optional.empty());
    return token;
  }
}
