package io.emprops.openapi.application.asset;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.asset.port.in.DeleteAssetUseCase;
import io.emprops.core.asset.port.in.KeepAssetUseCase;
import io.emprops.core.asset.port.in.ReadAssetQuery;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps, reads and deletes files of the caller's organisation. */
public final class AssetService implements KeepAssetUseCase, ReadAssetQuery, DeleteAssetUseCase {
  private final AssetStore store;
  private final long mostBytes;

  /** Takes files of at most so many bytes. */
  public AssetService(AssetStore store, long mostBytes) {
    this.store = store;
    this.mostBytes = mostBytes;
  }

  @Override
  public KeepOutcome keep(Principal caller, InputStream content, @Nullable String name) {
    caller.require(Role.RUNNER);
    return switch (store.put(caller.organisation(), content, mostBytes)) {
      case AssetStore.Stored(Asset asset) -> new Kept(asset.named(name));
      case AssetStore.TooLarge(long most) -> new TooLarge(most);
    };
  }

  @Override
  public Optional<Asset> find(Principal caller, AssetId id) {
    caller.require(Role.VIEWER);
    return store.find(caller.organisation(), id);
  }

  @Override
  public Optional<InputStream> read(Principal caller, AssetId id, long offset) {
    caller.require(Role.VIEWER);
    return store.read(caller.organisation(), id, offset);
  }

  @Override
  public boolean delete(Principal caller, AssetId id) {
    caller.require(Role.OPERATOR);
    return store.delete(caller.organisation(), id);
  }
}
