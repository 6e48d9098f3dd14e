package io.emprops.openapi.application.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.core.asset.port.out.AssetStore.Stored;
import io.emprops.core.asset.port.out.AssetUses;
import io.emprops.core.asset.port.out.InMemoryAssetStore;
import io.emprops.core.identity.OrganisationId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files go when their time is over and nothing refers to them, and not before. */
final class SweepAssetsServiceTest {
  private static final OrganisationId ACME = new OrganisationId("acme");
  private static final OrganisationId OTHER = new OrganisationId("other");
  private static final Duration KEEP = Duration.ofDays(30);
  private static final Duration BETWEEN = Duration.ofHours(6);

  private Instant now = Instant.parse("2026-11-01T10:00:00Z");
  private final AssetStore store = new InMemoryAssetStore(() -> now);
  private final Uses uses = new Uses();
  private final SweepAssetsService service = sweeper();

  @Test
  void forgetsWhatNothingRefersToWhenItsTimeIsOver() {
    AssetId unused = put(ACME, "unused");
    AssetId used = put(ACME, "used");
    uses.referTo(ACME, used);

    now = now.plus(KEEP);
    assertThat(service.sweep()).isZero();
    now = now.plus(BETWEEN);
    assertThat(service.sweep()).isEqualTo(1);

    assertThat(store.find(ACME, unused)).isEmpty();
    assertThat(store.find(ACME, used)).isPresent();
  }

  @Test
  void keepsWhatTwoReferToUntilTheLastOfThemGoes() {
    AssetId shared = put(ACME, "shared");
    uses.referTo(ACME, shared);
    uses.referTo(ACME, shared);
    now = now.plus(KEEP).plus(BETWEEN);

    uses.goes();
    assertThat(service.sweep()).isZero();
    uses.goes();
    now = now.plus(BETWEEN);
    assertThat(service.sweep()).isEqualTo(1);

    assertThat(store.find(ACME, shared)).isEmpty();
  }

  @Test
  void keepsForNobodyWhatOnlyAnotherRefersTo() {
    AssetId mine = put(ACME, "both");
    put(OTHER, "both");
    uses.referTo(OTHER, mine);
    now = now.plus(KEEP).plus(BETWEEN);

    service.sweep();

    assertThat(store.find(ACME, mine)).isEmpty();
    assertThat(store.find(OTHER, mine)).isPresent();
  }

  @Test
  void countsTheTimeFromTheLastPutting() {
    AssetId again = put(ACME, "again");
    now = now.plus(KEEP);
    put(ACME, "again");
    now = now.plus(BETWEEN);

    assertThat(service.sweep()).isZero();

    assertThat(store.find(ACME, again)).isPresent();
  }

  @Test
  void asksAboutManyPartByPart() {
    IntStream.range(0, 1_203).forEach(i -> put(ACME, "file " + i));
    now = now.plus(KEEP).plus(BETWEEN);

    assertThat(service.sweep()).isEqualTo(1_203);

    assertThat(uses.asked).containsExactly(500, 500, 203);
  }

  @Test
  void leavesTheTurnToTheNodeThatTookIt() {
    put(ACME, "unused");
    now = now.plus(KEEP).plus(BETWEEN);
    uses.takeTurn(now.minusSeconds(1), BETWEEN);

    assertThat(service.sweep()).isZero();
    now = now.plus(BETWEEN);
    assertThat(sweeper().sweep()).isEqualTo(1);
  }

  @Test
  void keepsEverythingWhileTheLedgerCannotBeAsked() {
    AssetId unused = put(ACME, "unused");
    now = now.plus(KEEP).plus(BETWEEN);
    uses.away = true;

    assertThatThrownBy(service::sweep).isInstanceOf(IllegalStateException.class);

    assertThat(store.find(ACME, unused)).isPresent();
  }

  @Test
  void keepsNothingForLessThanADay() {
    assertThatThrownBy(
            () -> new SweepAssetsService(store, uses, Duration.ofHours(23), BETWEEN, () -> now))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT24H");
  }

  private SweepAssetsService sweeper() {
    return new SweepAssetsService(store, uses, KEEP, BETWEEN, () -> now);
  }

  private AssetId put(OrganisationId owner, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return ((Stored) store.put(owner, new ByteArrayInputStream(bytes), 100)).asset().id();
  }

  /** A ledger whose rows refer to one asset each. */
  private static final class Uses implements AssetUses {
    private final List<AssetStore.OwnedAsset> rows = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private Instant begun = Instant.EPOCH;
    private boolean away;

    void referTo(OrganisationId owner, AssetId asset) {
      rows.add(new AssetStore.OwnedAsset(owner, asset));
    }

    /** The oldest row. */
    void goes() {
      rows.removeFirst();
    }

    @Override
    public Set<AssetId> usedAmong(OrganisationId owner, Collection<AssetId> assets) {
      if (away) {
        throw new IllegalStateException("the ledger is away");
      }
      asked.add(assets.size());
      Set<AssetId> used = new HashSet<>(assets);
      used.removeIf(asset -> !rows.contains(new AssetStore.OwnedAsset(owner, asset)));
      return used;
    }

    @Override
    public boolean takeTurn(Instant now, Duration between) {
      if (begun.plus(between).isAfter(now)) {
        return false;
      }
      begun = now;
      return true;
    }
  }
}
