package io.emprops.core.identity.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link TokenRepository} promises. A subclass says how to get an empty one. */
public abstract class TokenRepositoryContract {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Principal ADA =
      new Principal(new OrganisationId("acme"), new UserId("ada"), Role.EDITOR);
  private static final Principal BOB =
      new Principal(new OrganisationId("other"), new UserId("bob"), Role.VIEWER);

  private TokenRepository tokens;

  /** One without any token. */
  protected abstract TokenRepository emptyRepository();

  @BeforeEach
  void begin() {
    tokens = emptyRepository();
  }

  @Test
  void findsEachTokensOwnHolder() {
    tokens.add("hash-a", "a", ADA, Optional.empty());
    tokens.add("hash-b", "b", BOB, Optional.empty());

    assertThat(tokens.findHolder("hash-a", NOW)).contains(ADA);
    assertThat(tokens.findHolder("hash-b", NOW)).contains(BOB);
    assertThat(tokens.findHolder("hash-c", NOW)).isEmpty();
  }

  @Test
  void knowsNobodyByAnExpiredToken() {
    tokens.add("hash-a", "a", ADA, Optional.of(NOW));

    assertThat(tokens.findHolder("hash-a", NOW.minusMillis(1))).contains(ADA);
    assertThat(tokens.findHolder("hash-a", NOW)).isEmpty();
  }

  @Test
  void givesASignInCodeToOneOfManyWhoCome() {
    tokens.addSignInCode("code", ADA, NOW.plusSeconds(60));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Optional<Principal>>> takers =
          IntStream.range(0, 8)
              .mapToObj(
                  _ ->
                      CompletableFuture.supplyAsync(
                          () -> tokens.takeSignInCode("code", NOW), threads))
              .toList();

      assertThat(takers.stream().map(CompletableFuture::join).flatMap(Optional::stream))
          .containsExactly(ADA);
    }
  }

  @Test
  void takesNoCodeThatIsTooOldOrUnknown() {
    tokens.addSignInCode("code", ADA, NOW);

    assertThat(tokens.takeSignInCode("code", NOW)).isEmpty();
    assertThat(tokens.takeSignInCode("other", NOW)).isEmpty();
  }

  @Test
  void doesNotTakeACodeForAToken() {
    tokens.addSignInCode("code", ADA, NOW.plusSeconds(60));

    assertThat(tokens.findHolder("code", NOW)).isEmpty();
  }
}
