package io.emprops.queue.adapter.out.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkeParameters.AeadId;
import com.google.crypto.tink.hybrid.HpkeParameters.KdfId;
import com.google.crypto.tink.hybrid.HpkeParameters.KemId;
import com.google.crypto.tink.hybrid.HpkeParameters.Variant;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.subtle.X25519;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.SecretBundle;
import io.emprops.core.secret.WorkerKey;
import io.emprops.core.secret.port.out.SecretOpener;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** HPKE by Tink, with a key pair that lives in memory alone and ends with the process. */
public final class TinkSecretOpener implements SecretOpener {
  private final WorkerKey key;
  private final HybridDecrypt decryption;

  private TinkSecretOpener(WorkerKey key, HybridDecrypt decryption) {
    this.key = key;
    this.decryption = decryption;
  }

  /** With a fresh key pair. */
  public static TinkSecretOpener make() {
    return of(X25519.generatePrivateKey());
  }

  /** With this private key, of 32 bytes. */
  @AccessesPartialKey
  static TinkSecretOpener of(byte[] privateKey) {
    try {
      HybridConfig.register();
      byte[] publicKey = X25519.publicFromPrivate(privateKey);
      var parameters =
          HpkeParameters.builder()
              .setKemId(KemId.DHKEM_X25519_HKDF_SHA256)
              .setKdfId(KdfId.HKDF_SHA256)
              .setAeadId(AeadId.AES_256_GCM)
              .setVariant(Variant.NO_PREFIX)
              .build();
      var pair =
          HpkePrivateKey.create(
              HpkePublicKey.create(parameters, Bytes.copyFrom(publicKey), null),
              SecretBytes.copyFrom(privateKey, InsecureSecretKeyAccess.get()));
      var decryption =
          KeysetHandle.newBuilder()
              .addEntry(KeysetHandle.importKey(pair).withFixedId(1).makePrimary())
              .build()
              .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
      return new TinkSecretOpener(WorkerKey.of(publicKey), decryption);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink knows these algorithms", e);
    }
  }

  @Override
  public WorkerKey key() {
    return key;
  }

  @Override
  public Optional<SecretBundle> open(SealedSecrets sealed, JobId job) {
    try {
      byte[] plain =
          decryption.decrypt(
              together(bytes(sealed.enc()), bytes(sealed.ciphertext())), SealedSecrets.info(job));
      return Optional.of(SecretBundle.parse(new String(plain, StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }

  private static byte[] together(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
