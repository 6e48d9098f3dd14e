package io.emprops.core.worker.port.out;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.FileTooLargeException;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.core.asset.port.out.InMemoryAssetStore;
import io.emprops.core.identity.OrganisationId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Files of one organisation, for tests of connectors; none may be longer than a million bytes. */
public final class FilesInMemory implements Connector.Files {
  private static final OrganisationId OWNER = new OrganisationId("acme");
  private static final long LIMIT = 1_000_000;

  private final AssetStore store = new InMemoryAssetStore();

  @Override
  public Asset keep(InputStream content, String name) {
    return switch (store.put(OWNER, content, LIMIT)) {
      case AssetStore.Stored(Asset asset) -> asset.named(name);
      case AssetStore.TooLarge(long most) -> throw new FileTooLargeException(most);
    };
  }

  /** Keeps these bytes. */
  public Asset keep(byte[] content, String name) {
    return keep(new ByteArrayInputStream(content), name);
  }

  @Override
  public Optional<Asset> find(AssetId id) {
    return store.find(OWNER, id);
  }

  @Override
  public Optional<InputStream> read(AssetId id) {
    return store.read(OWNER, id, 0);
  }

  /** All that a file holds. */
  public byte[] bytes(AssetId id) {
    try (InputStream content = read(id).orElseThrow()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
