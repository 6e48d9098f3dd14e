package io.emprops.assets.adapter.out.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.asset.Asset;
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
  void saysWhereItCannotWrite() throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    var store = new FolderAssetStore(file.resolve("below"));

    assertThatThrownBy(() -> store.put(ACME, new ByteArrayInputStream(Samples.png()), 1_000))
        .isInstanceOf(AssetStoreUnavailableException.class)
        .hasMessageContaining(file.toString());
  }
}
