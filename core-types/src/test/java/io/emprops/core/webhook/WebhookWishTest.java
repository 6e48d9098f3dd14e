package io.emprops.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wished of a webhook. */
class WebhookWishTest {
  private static final WebhookFilter ALL = WebhookFilter.all();

  @Test
  void takesAnAddress() {
    assertThat(WebhookWish.of("https://example.com/hook?a=b", "Ours", ALL).url())
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
        .isThrownBy(() -> WebhookWish.of(url, "", ALL))
        .withMessageNotContaining("password");
  }

  @Test
  void filtersByEndsAlone() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new WebhookFilter(List.of(WebhookEvent.WEBHOOK_TEST), List.of(), List.of()))
        .withMessageContaining("job.timeout")
        .withMessageNotContaining("webhook.test");
  }
}
