package io.emprops.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which webhook an execution means. */
class NamedWebhookTest {
  private static final WebhookId ID = new WebhookId("01KAEXAMP00000000000000008");
  private static final Webhook HOOKS = at("https://example.com/hooks");

  @ParameterizedTest
  @ValueSource(strings = {"01KAEXAMP00000000000000008", "https://example.com/hooks"})
  void meansItByIdOrUrl(String named) {
    assertThat(NamedWebhook.of(HOOKS, named)).contains(new NamedWebhook(ID, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/hooks/order/7",
        "https://EXAMPLE.com:443/hooks/",
        "https://example.com/hooks?order=7",
        "https://example.com/hooks/a..b/.well"
      })
  void meansItByAUrlBelow(String named) {
    assertThat(NamedWebhook.of(HOOKS, named)).contains(new NamedWebhook(ID, Optional.of(named)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01KAEXAMP00000000000000009",
        "http://example.com/hooks/a",
        "https://example.com:8443/hooks/a",
        "https://example.com.evil.org/hooks/a",
        "https://evil.org/hooks/a",
        "https://user@example.com/hooks/a",
        "https://example.com/hooksmore",
        "https://example.com/",
        "https://example.com/hooks/../admin",
        "https://example.com/hooks/%2e%2E/admin",
        "https://example.com/hooks/..%2fadmin",
        "https://example.com/hooks/..",
        "https://example.com/hooks/..;/admin",
        "https://example.com/hooks/a#b",
        "//example.com/hooks/a",
        "https://example.com/hooks/ a"
      })
  void meansItByNothingElse(String named) {
    assertThat(NamedWebhook.of(HOOKS, named)).isEmpty();
  }

  @Test
  void goesNowhereBelowAUrlWithAQuery() {
    Webhook query = at("https://example.com/hooks?key=1");

    assertThat(NamedWebhook.of(query, "https://example.com/hooks?key=1")).isPresent();
    assertThat(NamedWebhook.of(query, "https://example.com/hooks/a?key=1")).isEmpty();
  }

  @Test
  void goesAnywhereOnAHostWithoutPath() {
    assertThat(NamedWebhook.of(at("https://example.com"), "https://example.com/a")).isPresent();
  }

  private static Webhook at(String url) {
    return new Webhook(
        ID,
        url,
        "",
        List.of(),
        List.of(),
        List.of(),
        true,
        null,
        null,
        null,
        Instant.EPOCH,
        new UserId("ada"));
  }
}
