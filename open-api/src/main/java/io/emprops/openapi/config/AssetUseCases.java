package io.emprops.openapi.config;

import io.emprops.assets.config.AssetConfig;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.openapi.application.asset.AssetService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Wires what people do with files. */
final class AssetUseCases {

  @Produces
  @Singleton
  AssetService assets(AssetStore store, AssetConfig config) {
    return new AssetService(store, config.maxBytes());
  }
}
