package io.emprops.it.stack;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.core.json.JsonValue;
import io.emprops.core.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Signs the tokens that a gateway asks for, as open-api does. */
public final class GatewayTokens {
  private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

  /** Longer than any run. */
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final KeyPair keys;

  private GatewayTokens(KeyPair keys) {
    this.keys = keys;
  }

  /** With a pair of keys that is made now. */
  public static GatewayTokens create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new GatewayTokens(generator.generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  /** With the private key in this file, as a stack keeps it. */
  static GatewayTokens signedWith(Path privateKey) {
    try {
      String body = Files.readString(privateKey).replaceAll("-----[A-Z ]+-----", "");
      KeyFactory rsa = KeyFactory.getInstance("RSA");
      var secret =
          (RSAPrivateCrtKey)
              rsa.generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(body)));
      var open = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
      return new GatewayTokens(new KeyPair(rsa.generatePublic(open), secret));
    } catch (IOException | InvalidKeySpecException e) {
      throw new StackFailure("cannot read " + privateKey, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }

  /** Writes what a gateway checks tokens with. */
  public Path writePublicKey(Path folder) {
    String body = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
    Path file = folder.resolve("public.pem");
    try {
      return Files.writeString(
          file, "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
    } catch (IOException e) {
      throw new StackFailure("cannot write " + file, e);
    }
  }

  /** For whoever submits. */
  public String service() {
    return signed(claims("open-api", "service").build());
  }

  /** For a worker of one job type. */
  public String worker(WorkerId id, JobType type) {
    return signed(
        claims(id.value(), "worker")
            .put("job_types", JsonValue.array(JsonValue.of(type.value())))
            .build());
  }

  private static JsonValue.ObjectBuilder claims(String subject, String group) {
    Instant now = Instant.now();
    return JsonValue.object()
        .put("iss", "emprops-open-api")
        .put("aud", "job-queue")
        .put("sub", subject)
        .put("groups", JsonValue.array(JsonValue.of(group)))
        .put("iat", now.getEpochSecond())
        .put("exp", now.plus(LIFETIME).getEpochSecond());
  }

  private String signed(JsonObject claims) {
    JsonObject header = JsonValue.object().put("alg", "RS256").put("typ", "JWT").build();
    String text = encoded(header) + "." + encoded(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + URL.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has RS256", e);
    }
  }

  private static String encoded(JsonObject json) {
    return URL.encodeToString(json.toJson().getBytes(StandardCharsets.UTF_8));
  }
}
