package io.emprops.queue.adapter.in;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

/** Signs tokens as open-api does, with a key pair of its own in a folder. */
public record TestTokens(Path folder) {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  static TestTokens create(Path folder) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair pair = generator.generateKeyPair();
      String pem = Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded());
      Files.writeString(
          folder.resolve("public.pem"),
          "-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n");
      Files.write(folder.resolve("private.der"), pair.getPrivate().getEncoded());
      return new TestTokens(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write keys", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  String publicKey() {
    return folder.resolve("public.pem").toUri().toString();
  }

  String service() {
    return signed("\"sub\":\"open-api\",\"groups\":[\"service\"]");
  }

  /** For a worker of simulated jobs. */
  public String worker(String id) {
    return signed(
        "\"sub\":\"%s\",\"groups\":[\"worker\"],\"job_types\":[\"simulation\"]".formatted(id));
  }

  private String signed(String claims) {
    long now = Instant.now().getEpochSecond();
    String body =
        "{\"iss\":\"emprops-open-api\",\"aud\":\"job-queue\",\"iat\":%d,\"exp\":%d,%s}"
            .formatted(now, now + 300, claims);
    String text = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(body);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return text + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RS256", e);
    }
  }

  private PrivateKey key() throws GeneralSecurityException {
    try {
      byte[] der = Files.readAllBytes(folder.resolve("private.der"));
      return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the key", e);
    }
  }

  private static String encode(String text) {
    return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
