package io.emprops.openapi.adapter.out.crypto;

import io.emprops.core.secret.port.out.SecretSealer;
import io.emprops.core.secret.port.out.SecretSealerContract;

/** Tink keeps the promises of the port. */
class TinkSecretSealerTest extends SecretSealerContract {

  @Override
  protected SecretSealer sealer() {
    return new TinkSecretSealer();
  }
}
