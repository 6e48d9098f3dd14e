package io.emprops.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bound host says where a secret may go, and no more than it seems to say. */
class BoundHostTest {

  @ParameterizedTest
  @CsvSource({
    "api.openai.com,      api.openai.com,       443,  true",
    "API.OpenAI.com,      api.openai.com,       443,  true",
    "api.openai.com,      API.OPENAI.COM,       443,  true",
    "api.openai.com,      api.openai.com.,      443,  true",
    "api.openai.com,      api.openai.com.evil.example, 443, false",
    "api.openai.com,      evilapi.openai.com,   443,  false",
    "api.openai.com,      openai.com,           443,  false",
    "*.openai.com,        api.openai.com,       443,  true",
    "*.openai.com,        a.b.openai.com,       443,  true",
    "*.openai.com,        openai.com,           443,  false",
    "*.openai.com,        evilopenai.com,       443,  false",
    "*.openai.com,        .openai.com,          443,  false",
    "127.0.0.1:9000,      127.0.0.1,            9000, true",
    "127.0.0.1:9000,      127.0.0.1,            9001, false",
    "127.0.0.1,           127.0.0.1,            9001, true",
    "[::1]:9000,          ::1,                  9000, true",
    "[::1],               [::1],                80,   true"
  })
  void allowsWhatItNames(String bound, String host, int port, boolean allowed) {
    assertThat(new BoundHost(bound).allows(host, port)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*.",
        "https://api.openai.com",
        "api.openai.com/v1",
        "a b",
        "a*.example.com",
        "api.openai.com:",
        "api.openai.com:0",
        "api.openai.com:65536",
        "user@api.openai.com",
        "-a.example",
        "a..b"
      })
  void takesNothingThatIsNoHost(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new BoundHost(text));
  }

  @Test
  void letsABindingNameAllOfItsHostsAndItsHeader() {
    var binding =
        new SecretBinding(
            java.util.List.of(new BoundHost("a.example"), new BoundHost("b.example")), "X-Key");

    assertThat(binding.allows("b.example", 443)).isTrue();
    assertThat(binding.allows("c.example", 443)).isFalse();
    assertThat(binding.allowsHeader("x-key")).isTrue();
    assertThat(binding.allowsHeader("X-Other")).isFalse();
    assertThat(binding.inWords()).isEqualTo("a.example, b.example, in the header X-Key");
  }
}
