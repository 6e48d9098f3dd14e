package io.emprops.core.asset.port.in;

import io.emprops.core.asset.Asset;
import io.emprops.core.asset.AssetId;
import io.emprops.core.identity.Principal;
import java.io.InputStream;
import java.util.Optional;

/** Reads files of the caller's organisation. Needs the role viewer. */
public interface ReadAssetQuery {

  /** What is known of the file, without a name. */
  Optional<Asset> find(Principal caller, AssetId id);

  /** The content from this byte on; the caller closes it. */
  Optional<InputStream> read(Principal caller, AssetId id, long offset);
}
