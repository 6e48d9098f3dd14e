package io.emprops.core.secret;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * HPKE's base mode (RFC 9180) with X25519, HKDF-SHA256 and AES-GCM, of nothing but the JDK: a
 * second hand that opens and seals what the library does, as a worker in another language would.
 */
public final class JdkHpke {
  private static final int ENC_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final int keyBytes;
  private final byte[] suite;

  private JdkHpke(int keyBytes, int aeadId) {
    this.keyBytes = keyBytes;
    this.suite =
        ByteBuffer.allocate(10)
            .put("HPKE".getBytes(StandardCharsets.US_ASCII))
            .putShort((short) 0x0020)
            .putShort((short) 0x0001)
            .putShort((short) aeadId)
            .array();
  }

  /** With AES-256, as secrets are sealed. */
  public static JdkHpke aes256() {
    return new JdkHpke(32, 0x0002);
  }

  /** With AES-128, as in the RFC's own example. */
  static JdkHpke aes128() {
    return new JdkHpke(16, 0x0001);
  }

  /** The first message of a context. */
  public byte[] open(byte[] privateKey, byte[] enc, byte[] info, byte[] aad, byte[] ciphertext)
      throws GeneralSecurityException {
    SecretKey shared =
        KEM.getInstance("DHKEM").newDecapsulator(privateKey(privateKey)).decapsulate(enc);
    return crypt(Cipher.DECRYPT_MODE, shared.getEncoded(), info, aad, ciphertext);
  }

  /** The encapsulated key and the first message of a context, one after the other. */
  public byte[] seal(byte[] publicKey, byte[] info, byte[] aad, byte[] plain)
      throws GeneralSecurityException {
    KEM.Encapsulated encapsulated =
        KEM.getInstance("DHKEM").newEncapsulator(publicKey(publicKey)).encapsulate();
    byte[] ciphertext =
        crypt(Cipher.ENCRYPT_MODE, encapsulated.key().getEncoded(), info, aad, plain);
    return joined(encapsulated.encapsulation(), ciphertext);
  }

  private byte[] crypt(int mode, byte[] shared, byte[] info, byte[] aad, byte[] text)
      throws GeneralSecurityException {
    byte[] context =
        joined(
            new byte[] {0},
            extract(new byte[0], "psk_id_hash", new byte[0]).getEncoded(),
            extract(new byte[0], "info_hash", info).getEncoded());
    SecretKey secret = extract(shared, "secret", new byte[0]);
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(expand(secret, "key", context, keyBytes), "AES"),
        new GCMParameterSpec(TAG_BITS, expand(secret, "base_nonce", context, NONCE_BYTES)));
    cipher.updateAAD(aad);
    return cipher.doFinal(text);
  }

  private SecretKey extract(byte[] salt, String label, byte[] material)
      throws GeneralSecurityException {
    byte[] labeled = joined(ascii("HPKE-v1"), suite, ascii(label), material);
    var extraction = HKDFParameterSpec.ofExtract().addIKM(labeled);
    if (salt.length > 0) {
      extraction.addSalt(salt);
    }
    return KDF.getInstance("HKDF-SHA256").deriveKey("Generic", extraction.extractOnly());
  }

  private byte[] expand(SecretKey secret, String label, byte[] info, int length)
      throws GeneralSecurityException {
    byte[] size = ByteBuffer.allocate(2).putShort((short) length).array();
    byte[] labeled = joined(size, ascii("HPKE-v1"), suite, ascii(label), info);
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(HKDFParameterSpec.expandOnly(secret, labeled, length));
  }

  private static PrivateKey privateKey(byte[] raw) throws GeneralSecurityException {
    return KeyFactory.getInstance("X25519")
        .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, raw));
  }

  private static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
    byte[] bigEndian = new byte[ENC_BYTES];
    for (int i = 0; i < ENC_BYTES; i++) {
      bigEndian[i] = raw[ENC_BYTES - 1 - i];
    }
    bigEndian[0] &= 0x7f;
    return KeyFactory.getInstance("X25519")
        .generatePublic(
            new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, bigEndian)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
