package io.emprops.queue.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VerifiedTokensTest {
  private static final Instant EXPIRY = Instant.parse("2026-01-02T03:04:05Z");

  private final JWTAuthContextInfo context = new JWTAuthContextInfo();
  private final Verifier verifier = new Verifier();
  private Instant now = EXPIRY.minusSeconds(60);
  private final VerifiedTokens tokens = new VerifiedTokens(verifier, () -> now);

  @Test
  void verifiesATokenOnceHoweverOftenItComes() throws ParseException {
    JWTCallerPrincipal first = tokens.parse("a.b.c", context);

    assertThat(tokens.parse("a.b.c", context)).isSameAs(first);
    assertThat(verifier.verified).containsExactly("a.b.c");
  }

  @Test
  void verifiesEachTokenThatDiffersInAnything() throws ParseException {
    tokens.parse("a.b.c", context);
    tokens.parse("a.b.d", context);

    assertThat(verifier.verified).containsExactly("a.b.c", "a.b.d");
  }

  @Test
  void verifiesOneThatHasExpiredAgainWhichRefusesIt() throws ParseException {
    tokens.parse("a.b.c", context);
    verifier.refuses = true;

    now = EXPIRY.minusMillis(1);
    tokens.parse("a.b.c", context);
    now = EXPIRY;

    assertThatThrownBy(() -> tokens.parse("a.b.c", context)).isInstanceOf(ParseException.class);
    assertThat(verifier.verified).containsExactly("a.b.c", "a.b.c");
  }

  @Test
  void forgetsOneThatWasRefused() {
    verifier.refuses = true;

    assertThatThrownBy(() -> tokens.parse("a.b.c", context)).isInstanceOf(ParseException.class);
    assertThatThrownBy(() -> tokens.parse("a.b.c", context)).isInstanceOf(ParseException.class);
    assertThat(verifier.verified).containsExactly("a.b.c", "a.b.c");
  }

  private static final class Verifier extends JWTCallerPrincipalFactory {
    private final List<String> verified = new ArrayList<>();
    private boolean refuses;

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context)
        throws ParseException {
      verified.add(token);
      if (refuses) {
        throw new ParseException("refused");
      }
      return new Principal(token);
    }
  }

  private static final class Principal extends JWTCallerPrincipal {
    private Principal(String token) {
      super(token, "Bearer");
    }

    @Override
    protected Collection<String> doGetClaimNames() {
      return List.of("exp");
    }

    @Override
    protected Object getClaimValue(String claim) {
      return EXPIRY.getEpochSecond();
    }
  }
}
