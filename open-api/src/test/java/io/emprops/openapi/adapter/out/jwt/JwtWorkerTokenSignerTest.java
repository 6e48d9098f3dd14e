package io.emprops.openapi.adapter.out.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.worker.port.out.WorkerTokenSigner;
import io.emprops.core.worker.port.out.WorkerTokenSignerContract;
import io.emprops.openapi.support.LocalServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is signed can be verified with the public key alone. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class JwtWorkerTokenSignerTest extends WorkerTokenSignerContract {
  @Inject WorkerTokenSigner signer;
  @Inject ServiceTokens serviceTokens;

  @ConfigProperty(name = LocalServers.PUBLIC_KEY)
  Path publicKey;

  @Override
  protected WorkerTokenSigner signer() {
    return signer;
  }

  @Override
  protected String verified(String token) {
    int claims = token.indexOf('.') + 1;
    int signature = token.lastIndexOf('.') + 1;
    try {
      var rsa = Signature.getInstance("SHA256withRSA");
      rsa.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der())));
      rsa.update(token.substring(0, signature - 1).getBytes(StandardCharsets.US_ASCII));
      assertThat(rsa.verify(Base64.getUrlDecoder().decode(token.substring(signature)))).isTrue();
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError("the token cannot be verified", e);
    }
    return new String(
        Base64.getUrlDecoder().decode(token.substring(claims, signature - 1)),
        StandardCharsets.UTF_8);
  }

  @Test
  void signsForTheServiceItself() {
    assertThat(verified(serviceTokens.forJobQueue()))
        .contains("\"groups\":[\"service\"]", "\"aud\":\"job-queue\"");
  }

  private byte[] der() throws IOException {
    String pem = Files.readString(publicKey);
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[^-]+-----", ""));
  }
}
