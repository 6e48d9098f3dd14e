package io.emprops.it.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The key pair with which open-api signs its calls to job-queue. */
record ServiceKeys(Path privateKey, Path publicKey) {
  private static final int BITS = 2048;

  /** Takes the pair that is there, or makes one. */
  static ServiceKeys in(DataFolder data) {
    Path privateKey = data.file("keys/service-private.pem");
    Path publicKey = data.file("keys/service-public.pem");
    if (!Files.exists(privateKey) || !Files.exists(publicKey)) {
      KeyPair pair = generate();
      data.writePrivately("keys/service-private.pem", pem("PRIVATE KEY", pair.getPrivate()));
      data.writePrivately("keys/service-public.pem", pem("PUBLIC KEY", pair.getPublic()));
    }
    return new ServiceKeys(privateKey, publicKey);
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
