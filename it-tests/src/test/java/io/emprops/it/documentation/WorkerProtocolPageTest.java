package io.emprops.it.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.JdkHpke;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.SecretBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page's example of sealed secrets is opened by the JDK alone, as any language would. */
final class WorkerProtocolPageTest {

  @Test
  void theSealedExampleOpensToItsPlainText() throws IOException, GeneralSecurityException {
    String page = Files.readString(Path.of("../docs/architecture/worker-protocol.md"));
    JsonNode sealed = block(page, "sealed");
    String key = found(page, "private key `([A-Za-z0-9_-]{43})`");
    String job = found(page, "the job `([^`]+)`");

    byte[] plain =
        JdkHpke.aes256()
            .open(
                bytes(key),
                bytes(sealed.path("enc").asText()),
                SealedSecrets.info(new JobId(job)),
                new byte[0],
                bytes(sealed.path("ciphertext").asText()));

    String text = new String(plain, StandardCharsets.UTF_8);
    assertThat(new ObjectMapper().readTree(text)).isEqualTo(block(page, "plain"));
    assertThat(SecretBundle.parse(text).secrets()).hasSize(1);
  }

  private static JsonNode block(String page, String name) throws JsonProcessingException {
    return new ObjectMapper().readTree(found(page, "(?s)```json " + name + "\n(.*?)```"));
  }

  private static String found(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
