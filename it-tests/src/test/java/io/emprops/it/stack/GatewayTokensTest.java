package io.emprops.it.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GatewayTokensTest {
  private final GatewayTokens tokens = GatewayTokens.create();

  @Test
  void aWorkersTokenNamesItAndItsJobType() throws IOException {
    JsonNode claims = claims(tokens.worker(new WorkerId("worker-1"), new JobType("simulation")));

    assertThat(claims.path("sub").asText()).isEqualTo("worker-1");
    assertThat(claims.at("/groups/0").asText()).isEqualTo("worker");
    assertThat(claims.at("/job_types/0").asText()).isEqualTo("simulation");
    assertThat(claims.path("exp").asLong()).isGreaterThan(claims.path("iat").asLong());
  }

  @Test
  void theKeyThatIsWrittenChecksThem(@TempDir Path folder)
      throws IOException, GeneralSecurityException {
    String token = tokens.service();

    assertThat(isSigned(token, tokens.writePublicKey(folder))).isTrue();
    assertThat(claims(token).at("/groups/0").asText()).isEqualTo("service");
  }

  @Test
  void aStacksOwnKeyMakesTokensThatItsPublicKeyChecks(@TempDir Path folder)
      throws IOException, GeneralSecurityException {
    ServiceKeys keys = ServiceKeys.in(DataFolder.open(folder));

    String token = GatewayTokens.signedWith(keys.privateKey()).service();

    assertThat(isSigned(token, keys.publicKey())).isTrue();
  }

  private static boolean isSigned(String token, Path publicKey)
      throws IOException, GeneralSecurityException {
    List<String> lines = Files.readAllLines(publicKey);
    byte[] key =
        Base64.getMimeDecoder().decode(String.join("", lines.subList(1, lines.size() - 1)));
    Signature check = Signature.getInstance("SHA256withRSA");
    check.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key)));
    check.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
    return check.verify(decoded(token, 2));
  }

  private static JsonNode claims(String token) throws IOException {
    return new ObjectMapper().readTree(decoded(token, 1));
  }

  private static byte[] decoded(String token, int part) {
    return Base64.getUrlDecoder().decode(token.split("\\.", -1)[part]);
  }
}
