package io.emprops.queue.worker;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.FileTooLargeException;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.LeaseToken;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.worker.port.out.Connector;
import java.io.InputStream;
import java.util.Optional;

/**
 * Files in a store that the worker reaches itself.
 *
 * @param mostBytes the largest file
 */
public record StoredFiles(AssetStore store, long mostBytes) implements FileAccess {

  @Override
  public Connector.Files of(QueuedJob job, LeaseToken token) {
    return new Owned(store, mostBytes, job.organisationId());
  }

  private record Owned(AssetStore store, long mostBytes, OrganisationId owner)
      implements Connector.Files {

    @Override
    public Asset keep(InputStream content, String name) {
      return switch (store.put(owner, content, mostBytes)) {
        case AssetStore.Stored(Asset asset) -> asset.named(name);
        case AssetStore.TooLarge(long most) -> throw new FileTooLargeException(most);
      };
    }

    @Override
    public Optional<Asset> find(AssetId id) {
      return store.find(owner, id);
    }

    @Override
    public Optional<InputStream> read(AssetId id) {
      return store.read(owner, id, 0);
    }
  }
}
