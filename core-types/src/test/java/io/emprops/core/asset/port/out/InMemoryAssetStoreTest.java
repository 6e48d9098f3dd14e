package io.emprops.core.asset.port.out;

final class InMemoryAssetStoreTest extends AssetStoreContract {

  @Override
  protected AssetStore emptyStore() {
    return new InMemoryAssetStore();
  }
}
