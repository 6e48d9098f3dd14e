package io.emprops.assets.adapter.out.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.BrokenStream;
import io.emprops.core.asset.Samples;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.core.asset.port.out.AssetStore.Stored;
import io.emprops.core.asset.port.out.AssetStoreContract;
import io.emprops.core.asset.port.out.AssetStoreUnavailableException;
import io.emprops.core.identity.OrganisationId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderAssetStoreTest extends AssetStoreContract {
  private static final OrganisationId ACME = new OrganisationId("acme");

  @TempDir Path folder;

  @Override
  protected AssetStore emptyStore() {
    return new FolderAssetStore(folder.resolve("assets"));
  }

  @Test
  void isFoundByAnotherProcessThatSharesTheFolder() {
    var stored = (Stored) emptyStore().put(ACME, new ByteArrayInputStream(Samples.png()), 1_000);

    assertThat(emptyStore().find(ACME, stored.asset().id())).contains(stored.asset());
  }

  @Test
  void leavesNoPartsBehind() throws IOException {
    AssetStore store = emptyStore();
    Asset asset =
        ((Stored) store.put(ACME, new ByteArrayInputStream(Samples.png()), 1_000)).asset();
    store.put(ACME, new ByteArrayInputStream(Samples.png()), 3);
    assertThatThrownBy(() -> store.put(ACME, new BrokenStream(), 1_000))
        .isInstanceOf(UncheckedIOException.class);

    try (var files = Files.walk(folder).filter(Files::isRegularFile)) {
      assertThat(files)
          .extracting(file -> file.getFileName())
          .containsExactly(Path.of(asset.id().value()));
    }
  }

  @Test
  void losesNothingThatIsPutWhileItWouldBeForgotten() throws Exception {
    AssetStore store = emptyStore();
    AssetId id = put(store).id();
    Instant before = Instant.now().minus(Duration.ofDays(1));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 300; i++) {
        age(id);
        Future<Boolean> forgetting =
            threads.submit(() -> store.deleteUnlessPutSince(ACME, id, before));
        Future<Asset> putting = threads.submit(() -> put(store));
        putting.get();
        forgetting.get();

        assertThat(store.find(ACME, id)).as("turn " + i).isPresent();
      }
    }
  }

  @Test
  void bringsBackWhatWasAboutToBeForgottenWhenAProcessEnded() throws IOException {
    AssetStore store = emptyStore();
    AssetId id = put(store).id();
    Path leaving = folder.resolve("assets/.leaving/acme/" + id + ".of-a-process");
    Files.createDirectories(folder.resolve("assets/.leaving/acme"));
    Files.move(place(id), leaving);
    Files.setLastModifiedTime(leaving, FileTime.from(Instant.EPOCH));
    assertThat(store.find(ACME, id)).isEmpty();
    List<AssetStore.OwnedAsset> old = new ArrayList<>();

    store.eachPutBefore(Instant.now().minus(Duration.ofDays(1)), old::add);

    assertThat(old).as("it counts as put now").isEmpty();
    assertThat(store.find(ACME, id)).isPresent();
    assertThat(leaving).doesNotExist();
  }

  private Asset put(AssetStore store) {
    return ((Stored) store.put(ACME, new ByteArrayInputStream(Samples.png()), 1_000)).asset();
  }

  private Path place(AssetId id) {
    return folder.resolve("assets/acme").resolve(id.value().substring(0, 2)).resolve(id.value());
  }

  private void age(AssetId id) throws IOException {
    Files.setLastModifiedTime(place(id), FileTime.from(Instant.EPOCH));
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    var store = new FolderAssetStore(file.resolve("below"));

    assertThatThrownBy(() -> store.put(ACME, new ByteArrayInputStream(Samples.png()), 1_000))
        .isInstanceOf(AssetStoreUnavailableException.class)
        .hasMessageContaining(file.toString());
  }
}
