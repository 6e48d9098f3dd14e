package io.emprops.it.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The keys of a stack.
 *
 * @param privateKey with which open-api signs its calls to job-queue
 * @param publicKey with which job-queue verifies them
 * @param queuePrivateKey with which job-queue signs its calls to open-api
 * @param queuePublicKey with which open-api verifies them
 * @param masterKey under which open-api keeps secrets
 */
record ServiceKeys(
    Path privateKey, Path publicKey, Path queuePrivateKey, Path queuePublicKey, Path masterKey) {
  private static final int BITS = 2048;
  private static final int MASTER_KEY_BYTES = 32;

  /** Takes those that are there, and makes those that are not. */
  static ServiceKeys in(DataFolder data) {
    makePair(data, "service");
    makePair(data, "queue");
    Path masterKey = data.file("keys/secrets-master-key");
    if (!Files.exists(masterKey)) {
      byte[] key = new byte[MASTER_KEY_BYTES];
      new SecureRandom().nextBytes(key);
      data.writePrivately("keys/secrets-master-key", Base64.getEncoder().encodeToString(key));
    }
    return new ServiceKeys(
        data.file("keys/service-private.pem"),
        data.file("keys/service-public.pem"),
        data.file("keys/queue-private.pem"),
        data.file("keys/queue-public.pem"),
        masterKey);
  }

  private static void makePair(DataFolder data, String owner) {
    String privateKey = "keys/" + owner + "-private.pem";
    String publicKey = "keys/" + owner + "-public.pem";
    if (!Files.exists(data.file(privateKey)) || !Files.exists(data.file(publicKey))) {
      KeyPair pair = generate();
      data.writePrivately(privateKey, pem("PRIVATE KEY", pair.getPrivate()));
      data.writePrivately(publicKey, pem("PUBLIC KEY", pair.getPublic()));
    }
  }

  private static KeyPair generate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  private static String pem(String title, Key key) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(title, body, title);
  }
}
