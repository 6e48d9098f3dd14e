package io.emprops.core.asset.port.in;

import io.emprops.core.asset.AssetId;
import io.emprops.core.identity.Principal;

/**
 * Deletes a file of the caller's organisation, whichever jobs refer to it. Needs the role operator.
 */
public interface DeleteAssetUseCase {

  /** Tells whether there was such a file. */
  boolean delete(Principal caller, AssetId id);
}
