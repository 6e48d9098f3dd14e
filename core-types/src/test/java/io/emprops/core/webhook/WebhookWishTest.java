package io.emprops.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wished of a webhook. */
class WebhookWishTest {
  private static final WebhookFilter ALL = new WebhookFilter(List.of(), List.of(), List.of());

  @Test
  void takesAnAddress() {
    assertThat(new WebhookWish("https://example.com/hook?a=b", "Ours", ALL).url())
        .isEqualTo("https://example.com/hook?a=b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "ftp://example.com/",
        "https:///hook",
        "https://user:password@example.com/",
        "https://example.com/ hook"
      })
  void takesNothingElse(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookWish(url, "", ALL))
        .withMessageNotContaining("password");
  }
}
