package io.emprops.openapi.config;

import io.emprops.assets.config.AssetConfig;
import io.emprops.core.asset.port.in.SweepAssetsUseCase;
import io.emprops.core.asset.port.out.AssetStore;
import io.emprops.core.asset.port.out.AssetUses;
import io.emprops.openapi.application.asset.AssetService;
import io.emprops.openapi.application.asset.SweepAssetsService;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Wires what people do with files. */
final class AssetUseCases {

  @Produces
  @Singleton
  AssetService assets(AssetStore store, AssetConfig config) {
    return new AssetService(store, config.maxBytes());
  }

  @Produces
  @Singleton
  SweepAssetsUseCase sweepAssets(
      AssetStore store, AssetUses uses, AssetConfig config, InstantSource clock) {
    return new SweepAssetsService(store, uses, config.keep(), config.sweepEvery(), clock);
  }
}
