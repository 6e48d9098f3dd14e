package io.emprops.core.asset.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.BrokenStream;
import io.emprops.core.asset.EndlessStream;
import io.emprops.core.asset.Samples;
import io.emprops.core.asset.port.out.AssetStore.OwnedAsset;
import io.emprops.core.asset.port.out.AssetStore.PutOutcome;
import io.emprops.core.asset.port.out.AssetStore.Stored;
import io.emprops.core.asset.port.out.AssetStore.TooLarge;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.Eventually;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AssetStore} promises. A subclass only says how to get an empty one. */
public abstract class AssetStoreContract {
  private static final OrganisationId ACME = new OrganisationId("acme");
  private static final OrganisationId OTHER = new OrganisationId("acme-2");
  private static final long LIMIT = 4_000_000;
  private static final AssetId ABSENT = new AssetId("0".repeat(64));

  private AssetStore store;

  /** A store with nothing in it. */
  protected abstract AssetStore emptyStore();

  @BeforeEach
  final void open() {
    store = emptyStore();
  }

  @Test
  void namesContentByItsDigest() {
    Asset asset = put(Samples.text("abc"));

    assertThat(asset.id().value())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(asset.size()).isEqualTo(3);
    assertThat(asset.mediaType()).isEqualTo("text/plain");
    assertThat(asset.name()).isNull();
  }

  @Test
  void givesBackWhatWasPut() {
    byte[] content = random(300_000);

    Asset asset = put(content);

    assertThat(read(asset.id(), 0)).isEqualTo(content);
    assertThat(store.find(ACME, asset.id())).contains(asset);
  }

  @Test
  void tellsTheTypeByTheContentNowAndLater() {
    Asset asset = put(Samples.png());

    assertThat(asset.mediaType()).isEqualTo("image/png");
    assertThat(store.find(ACME, asset.id()).map(Asset::mediaType)).contains("image/png");
  }

  @Test
  void takesTheSameContentTwice() {
    Asset first = put(Samples.png());
    Asset second = put(Samples.png());

    assertThat(second).isEqualTo(first);
    assertThat(read(first.id(), 0)).isEqualTo(Samples.png());
  }

  @Test
  void takesNothingAsContentToo() {
    Asset asset = put(new byte[0]);

    assertThat(asset.size()).isZero();
    assertThat(read(asset.id(), 0)).isEmpty();
    assertThat(read(asset.id(), 5)).isEmpty();
  }

  @Test
  void readsFromTheMiddle() {
    Asset asset = put(Samples.text("0123456789"));

    assertThat(read(asset.id(), 7)).isEqualTo(Samples.text("789"));
    assertThat(read(asset.id(), 10)).isEmpty();
    assertThat(read(asset.id(), 11)).isEmpty();
    assertThatThrownBy(() -> store.read(ACME, asset.id(), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesContentThatIsLongerThanAllowedAndKeepsNoneOfIt() {
    byte[] content = random(5_000);
    Asset kept = put(content);
    store.delete(ACME, kept.id());

    PutOutcome tooLarge = store.put(ACME, new ByteArrayInputStream(content), 4_999);
    PutOutcome fits = store.put(ACME, new ByteArrayInputStream(content), 5_000);

    assertThat(tooLarge).isEqualTo(new TooLarge(4_999));
    assertThat(fits).isEqualTo(new Stored(kept));
  }

  @Test
  void leavesNothingOfContentThatIsTooLong() {
    byte[] content = random(5_000);
    Asset kept = put(content);
    store.delete(ACME, kept.id());

    store.put(ACME, new ByteArrayInputStream(content), 4_999);

    assertThat(store.find(ACME, kept.id())).isEmpty();
  }

  @Test
  void readsNoMoreThanItMayOfAnEndlessStream() {
    var endless = new EndlessStream();

    assertThat(store.put(ACME, endless, 100_000)).isEqualTo(new TooLarge(100_000));
    assertThat(endless.given()).isLessThan(1_000_000);
  }

  @Test
  void keepsNothingOfAStreamThatBreaksOff() {
    var broken =
        new SequenceInputStream(new ByteArrayInputStream(random(200_000)), new BrokenStream());

    assertThatThrownBy(() -> store.put(ACME, broken, LIMIT))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("cut");
  }

  @Test
  void findsNothingOfAnotherOrganisation() {
    Asset asset = put(Samples.png());

    assertThat(store.find(OTHER, asset.id())).isEmpty();
    assertThat(store.read(OTHER, asset.id(), 0)).isEmpty();
    assertThat(store.delete(OTHER, asset.id())).isFalse();
    assertThat(store.find(ACME, asset.id())).isPresent();
  }

  @Test
  void findsNothingThatWasNeverPut() {
    assertThat(store.find(ACME, ABSENT)).isEmpty();
    assertThat(store.read(ACME, ABSENT, 0)).isEmpty();
    assertThat(store.delete(ACME, ABSENT)).isFalse();
  }

  @Test
  void forgetsWhatWasDeletedForItsOwnerOnly() {
    Asset asset = put(Samples.png());
    store.put(OTHER, new ByteArrayInputStream(Samples.png()), LIMIT);

    boolean deleted = store.delete(ACME, asset.id());

    assertThat(deleted).isTrue();
    assertThat(store.find(ACME, asset.id())).isEmpty();
    assertThat(store.read(ACME, asset.id(), 0)).isEmpty();
    assertThat(store.find(OTHER, asset.id())).contains(asset);
  }

  @Test
  void tellsWhatWasPutBeforeATime() {
    Asset mine = put(Samples.png());
    store.put(OTHER, new ByteArrayInputStream(Samples.text("abc")), LIMIT);
    Instant later = afterTheNextSecond();

    assertThat(putBefore(later))
        .extracting(OwnedAsset::owner)
        .containsExactlyInAnyOrder(ACME, OTHER);
    assertThat(putBefore(later)).contains(new OwnedAsset(ACME, mine.id()));
    assertThat(putBefore(later.minus(Duration.ofHours(1)))).isEmpty();
  }

  @Test
  void forgetsWhatWasPutBeforeATimeForItsOwnerOnly() {
    Asset asset = put(Samples.png());
    store.put(OTHER, new ByteArrayInputStream(Samples.png()), LIMIT);
    Instant later = afterTheNextSecond();

    assertThat(store.deleteUnlessPutSince(ACME, asset.id(), later.minus(Duration.ofHours(1))))
        .isFalse();
    assertThat(store.deleteUnlessPutSince(ACME, asset.id(), later)).isTrue();

    assertThat(store.find(ACME, asset.id())).isEmpty();
    assertThat(store.find(OTHER, asset.id())).isPresent();
    assertThat(store.deleteUnlessPutSince(ACME, asset.id(), later)).isFalse();
  }

  @Test
  void keepsWhatWasPutAgain() {
    put(Samples.png());
    Instant between = afterTheNextSecond();
    Asset again = put(Samples.png());

    assertThat(putBefore(between)).isEmpty();
    assertThat(store.deleteUnlessPutSince(ACME, again.id(), between)).isFalse();
    assertThat(read(again.id(), 0)).isEqualTo(Samples.png());
  }

  private List<OwnedAsset> putBefore(Instant time) {
    List<OwnedAsset> found = new ArrayList<>();
    store.eachPutBefore(time, found::add);
    return found;
  }

  /** Some stores know times by the second, and the times of files lag a little. */
  private static Instant afterTheNextSecond() {
    Instant next = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    Eventually.until(() -> Instant.now().isAfter(next.plusMillis(100)));
    return next;
  }

  @Test
  void takesTheSameContentFromManyAtOnce() throws Exception {
    byte[] content = random(100_000);
    List<Callable<Asset>> puts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      puts.add(() -> put(content.clone()));
    }

    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Asset> put : pool.invokeAll(puts)) {
        assertThat(read(put.get().id(), 0)).isEqualTo(content);
      }
    }
  }

  private Asset put(byte[] content) {
    return switch (store.put(ACME, new ByteArrayInputStream(content), LIMIT)) {
      case Stored(Asset asset) -> asset;
      case TooLarge(long most) -> throw new AssertionError("more than " + most);
    };
  }

  private byte[] read(AssetId id, long offset) {
    try (InputStream content = store.read(ACME, id, offset).orElseThrow()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Different each time by its length, equal for equal lengths. */
  private static byte[] random(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }
}
