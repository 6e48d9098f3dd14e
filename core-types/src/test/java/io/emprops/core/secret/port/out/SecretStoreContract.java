package io.emprops.core.secret.port.out;

import static io.emprops.core.secret.port.out.ASecret.ACME;
import static io.emprops.core.secret.port.out.ASecret.kept;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.secret.BoundHost;
import io.emprops.core.secret.Enciphered;
import io.emprops.core.secret.SecretBinding;
import io.emprops.core.secret.SecretFilter;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.SecretSummary;
import io.emprops.core.secret.port.out.SecretStore.KeptSecret;
import io.emprops.core.workflow.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SecretStore} promises. A subclass says how to get an empty one. */
public abstract class SecretStoreContract {
  private static final OrganisationId OTHER = new OrganisationId("other");
  private static final UserId ADA = new UserId("ada");
  private static final UserId BOB = new UserId("bob");
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final SecretName KEY = new SecretName("key");

  private SecretStore store;

  /** One without secrets of {@code acme} and {@code other}. */
  protected abstract SecretStore emptyStore();

  @BeforeEach
  void begin() {
    store = emptyStore();
  }

  @Test
  void givesBackWhatItKeeps() {
    KeptSecret secret = kept(ACME, "key", "k1");

    Optional<SecretSummary> summary = store.add(secret, ADA, NOW);

    assertThat(store.find(ACME, List.of(KEY))).containsExactly(secret);
    assertThat(summary)
        .contains(
            new SecretSummary(
                KEY,
                List.of(new BoundHost("api.example.com")),
                "Authorization",
                NOW,
                ADA,
                NOW,
                ADA,
                null));
  }

  @Test
  void keepsHostsInTheirOrderAndTheLackOfAHeader() {
    var binding =
        new SecretBinding(List.of(new BoundHost("*.b.example"), new BoundHost("[::1]:80")), null);
    var secret = new KeptSecret(ACME, KEY, binding, new Enciphered("k1", "w", "v"));

    store.add(secret, ADA, NOW);

    assertThat(store.find(ACME, List.of(KEY))).containsExactly(secret);
  }

  @Test
  void keepsTheFirstOfTwoWithOneName() {
    store.add(kept(ACME, "key", "k1"), ADA, NOW);

    assertThat(store.add(kept(ACME, "key", "k2"), BOB, NOW)).isEmpty();
    assertThat(store.find(ACME, List.of(KEY))).containsExactly(kept(ACME, "key", "k1"));
  }

  @Test
  void showsSecretsToTheirOrganisationOnly() {
    store.add(kept(OTHER, "key", "k1"), ADA, NOW);

    assertThat(store.find(ACME, List.of(KEY))).isEmpty();
    assertThat(names(store.list(ACME, SecretFilter.all()))).isEmpty();
    assertThat(store.replace(kept(ACME, "key", "k2"), BOB, NOW)).isEmpty();
    assertThat(store.delete(ACME, KEY)).isFalse();
    assertThat(store.find(OTHER, List.of(KEY))).hasSize(1);
  }

  @Test
  void replacesAllButTheBeginning() {
    store.add(kept(ACME, "key", "k1"), ADA, NOW);
    store.used(ACME, List.of(KEY), NOW);
    var replacement =
        new KeptSecret(ACME, KEY, ASecret.binding("b.example"), new Enciphered("k2", "w2", "v2"));

    Optional<SecretSummary> summary = store.replace(replacement, BOB, NOW.plusSeconds(9));

    assertThat(store.find(ACME, List.of(KEY))).containsExactly(replacement);
    assertThat(summary).map(SecretSummary::createdBy).contains(ADA);
    assertThat(summary).map(SecretSummary::createdAt).contains(NOW);
    assertThat(summary).map(SecretSummary::changedBy).contains(BOB);
    assertThat(summary).map(SecretSummary::changedAt).contains(NOW.plusSeconds(9));
    assertThat(lastUsed()).isNull();
  }

  @Test
  void forgetsWhatIsDeleted() {
    store.add(kept(ACME, "key", "k1"), ADA, NOW);

    assertThat(store.delete(ACME, KEY)).isTrue();
    assertThat(store.delete(ACME, KEY)).isFalse();
    assertThat(store.find(ACME, List.of(KEY))).isEmpty();
  }

  @Test
  void findsSeveralAtOnceAndPassesOverWhatIsNotThere() {
    store.add(kept(ACME, "b", "k1"), ADA, NOW);
    store.add(kept(ACME, "a", "k1"), ADA, NOW);

    assertThat(
            store.find(
                ACME, List.of(new SecretName("b"), new SecretName("c"), new SecretName("a"))))
        .containsExactly(kept(ACME, "a", "k1"), kept(ACME, "b", "k1"));
    assertThat(store.find(ACME, List.of())).isEmpty();
  }

  @Test
  void listsByNamePartByPart() {
    List.of("b", "c", "a").forEach(name -> store.add(kept(ACME, name, "k1"), ADA, NOW));

    Page<SecretSummary> first = store.list(ACME, new SecretFilter("", 2, ""));
    Page<SecretSummary> rest =
        store.list(ACME, new SecretFilter("", 2, String.valueOf(first.nextCursor())));

    assertThat(names(first)).containsExactly("a", "b");
    assertThat(names(rest)).containsExactly("c");
    assertThat(rest.nextCursor()).isNull();
  }

  @Test
  void listsThoseWhoseNameHoldsAText() {
    List.of("OpenAI-main", "openai.spare", "claude_x")
        .forEach(name -> store.add(kept(ACME, name, "k1"), ADA, NOW));

    assertThat(names(store.list(ACME, new SecretFilter("openai", 9, ""))))
        .containsExactly("OpenAI-main", "openai.spare");
    assertThat(names(store.list(ACME, new SecretFilter("_", 9, "")))).containsExactly("claude_x");
    assertThat(names(store.list(ACME, new SecretFilter("%", 9, "")))).isEmpty();
  }

  @Test
  void listsNothingThatTheSystemKeepsForItself() {
    SecretName own = SecretName.reserved("1");
    store.add(kept(ACME, own.value(), "k1"), ADA, NOW);

    assertThat(names(store.list(ACME, SecretFilter.all()))).isEmpty();
    assertThat(store.find(ACME, List.of(own))).hasSize(1);
  }

  @Test
  void notesTheLastUseToTheMinute() {
    store.add(kept(ACME, "key", "k1"), ADA, NOW);

    store.used(ACME, List.of(KEY), NOW);
    store.used(ACME, List.of(KEY), NOW.plusSeconds(59));
    assertThat(lastUsed()).isEqualTo(NOW);

    store.used(ACME, List.of(KEY), NOW.plusSeconds(60));
    assertThat(lastUsed()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void findsWhatIsUnderAnotherMasterKeyPartByPart() {
    String old = "contract-old";
    List.of("a", "b", "c").forEach(name -> store.add(kept(ACME, name, old), ADA, NOW));
    store.add(kept(ACME, "new", "contract-new"), ADA, NOW);
    store.add(kept(OTHER, "a", old), ADA, NOW);

    List<KeptSecret> first = store.notUnder("contract-new", Optional.of(before()), 2);
    List<KeptSecret> rest = store.notUnder("contract-new", Optional.of(first.getLast()), 9);

    assertThat(first).containsExactly(kept(ACME, "a", old), kept(ACME, "b", old));
    assertThat(rest).startsWith(kept(ACME, "c", old)).contains(kept(OTHER, "a", old));
  }

  @Test
  void takesOverADataKeyOnlyWhileTheSecretIsAsItWasRead() {
    KeptSecret read = kept(ACME, "key", "k1");
    store.add(read, ADA, NOW);
    var anew = new Enciphered("k2", "wrapped anew", read.enciphered().value());

    assertThat(store.rewrap(read, anew)).isTrue();
    assertThat(store.find(ACME, List.of(KEY)))
        .containsExactly(new KeptSecret(ACME, KEY, read.binding(), anew));
    assertThat(store.rewrap(read, new Enciphered("k3", "too late", "x"))).isFalse();
  }

  /** Sorts before all that the test adds. */
  private static KeptSecret before() {
    return kept(ACME, "0", "k0");
  }

  private @Nullable Instant lastUsed() {
    return store.list(ACME, SecretFilter.all()).items().getFirst().lastUsedAt();
  }

  private static List<String> names(Page<SecretSummary> page) {
    return page.items().stream().map(secret -> secret.name().value()).toList();
  }
}
