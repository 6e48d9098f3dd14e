package io.emprops.openapi.adapter.out.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkeParameters.AeadId;
import com.google.crypto.tink.hybrid.HpkeParameters.KdfId;
import com.google.crypto.tink.hybrid.HpkeParameters.KemId;
import com.google.crypto.tink.hybrid.HpkeParameters.Variant;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.util.Bytes;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.SecretBundle;
import io.emprops.core.secret.WorkerKey;
import io.emprops.core.secret.port.out.SecretSealer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** HPKE by Tink, which writes the encapsulated key before the ciphertext. */
public final class TinkSecretSealer implements SecretSealer {
  private static final int ENC_BYTES = 32;

  private final HpkeParameters parameters;

  /** Makes Tink's hybrid encryption known. */
  public TinkSecretSealer() {
    try {
      HybridConfig.register();
      parameters =
          HpkeParameters.builder()
              .setKemId(KemId.DHKEM_X25519_HKDF_SHA256)
              .setKdfId(KdfId.HKDF_SHA256)
              .setAeadId(AeadId.AES_256_GCM)
              .setVariant(Variant.NO_PREFIX)
              .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink knows these algorithms", e);
    }
  }

  @Override
  public SealedSecrets seal(SecretBundle secrets, WorkerKey worker, JobId job) {
    try {
      byte[] plain = secrets.toJson().getBytes(StandardCharsets.UTF_8);
      byte[] sealed = encryption(worker).encrypt(plain, SealedSecrets.info(job));
      return SealedSecrets.of(
          Arrays.copyOf(sealed, ENC_BYTES), Arrays.copyOfRange(sealed, ENC_BYTES, sealed.length));
    } catch (GeneralSecurityException _) {
      throw new IllegalArgumentException("nothing can be sealed for this key of a worker");
    }
  }

  @AccessesPartialKey
  private HybridEncrypt encryption(WorkerKey worker) throws GeneralSecurityException {
    var key = HpkePublicKey.create(parameters, Bytes.copyFrom(worker.bytes()), null);
    return KeysetHandle.newBuilder()
        .addEntry(KeysetHandle.importKey(key).withFixedId(1).makePrimary())
        .build()
        .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
  }
}
