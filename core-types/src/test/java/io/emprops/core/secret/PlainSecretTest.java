package io.emprops.core.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret that shows itself in no text and no error. */
class PlainSecretTest {
  private static final SecretBinding ANYWHERE =
      new SecretBinding(List.of(new BoundHost("a.example")), null);

  @Test
  void showsNothingOfItsValue() {
    assertThat(secret("sk-live-1234")).asString().doesNotContain("sk", "1234");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", " sk-live", "sk-live\n", "\tsk-live"})
  void refusesWhatCannotBeKeptOutOfTextsOrWasPastedWithABlank(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> secret(value))
        .withMessageNotContaining(value.strip());
  }

  private static PlainSecret secret(String value) {
    return new PlainSecret(new SecretName("key"), value, ANYWHERE);
  }
}
