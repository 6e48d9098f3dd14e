package io.emprops.assets.config;

import io.emprops.assets.adapter.out.folder.FolderAssetStore;
import io.emprops.assets.adapter.out.s3.S3Access;
import io.emprops.assets.adapter.out.s3.S3AssetStore;
import io.emprops.core.asset.port.out.AssetStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The store of this process. */
@Singleton
public final class AssetBeans {

  @Produces
  @Singleton
  AssetStore assetStore(AssetConfig config) {
    return switch (config.store()) {
      case FOLDER -> new FolderAssetStore(config.folder().path());
      case S3 -> s3(config.s3());
    };
  }

  private static AssetStore s3(AssetConfig.S3 config) {
    String bucket =
        config
            .bucket()
            .orElseThrow(
                () -> new IllegalStateException("emp.assets.store=s3 needs emp.assets.s3.bucket"));
    var access = new S3Access(config.endpoint(), config.region(), config.pathStyle(), keys(config));
    return new S3AssetStore(access.client(), bucket, config.prefix().orElse(""));
  }

  private static Optional<S3Access.Keys> keys(AssetConfig.S3 config) {
    if (config.accessKey().isPresent() != config.secretKey().isPresent()) {
      throw new IllegalStateException(
          "emp.assets.s3.access-key and emp.assets.s3.secret-key go together");
    }
    return config
        .accessKey()
        .flatMap(access -> config.secretKey().map(secret -> new S3Access.Keys(access, secret)));
  }
}
