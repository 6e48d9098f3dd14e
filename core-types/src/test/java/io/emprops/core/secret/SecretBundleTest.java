package io.emprops.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed for a worker, as text. */
class SecretBundleTest {

  @Test
  void comesBackAsItWasWritten() {
    var bundle =
        new SecretBundle(
            List.of(
                new PlainSecret(
                    new SecretName("a"),
                    "sk-\"ß\\n",
                    new SecretBinding(List.of(new BoundHost("a.example")), "X-Key")),
                new PlainSecret(
                    new SecretName("b"),
                    "other",
                    new SecretBinding(List.of(new BoundHost("*.b.example:8443")), null))));

    assertThat(SecretBundle.parse(bundle.toJson())).isEqualTo(bundle);
    assertThat(bundle).asString().doesNotContain("other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk-live",
        "{\"secrets\": [{\"name\": \"a\", \"value\": \"sk-live\"}]}",
        "{\"secrets\": {\"a\": \"sk-live\"}}",
        "{\"secrets\": [{\"name\": \"a\", \"value\": 1, \"hosts\": [\"a\"]}]}",
        "{\"secrets\": [{\"name\": \"a\", \"value\": \"sk-live\", \"hosts\": []}]}"
      })
  void repeatsNothingOfWhatItCannotRead(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SecretBundle.parse(text))
        .withMessageNotContaining("sk-live")
        .withNoCause();
  }
}
