package io.emprops.ui.view.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.UserId;
import io.emprops.core.job.JobType;
import io.emprops.core.webhook.ForbiddenUrlException;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.WebhookFilter;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.WebhookWish;
import io.emprops.ui.session.LocalUi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhookDialogTest {
  @RegisterExtension final LocalUi ui = new LocalUi();

  private final List<WebhookWish> kept = new ArrayList<>();

  @Test
  void handsOverWhatIsWished() {
    var dialog = dialog(Optional.empty());
    dialog.url.setValue(" https://example.com/hook ");
    dialog.description.setValue("Our shop");
    dialog.events.setValue(Set.of(WebhookEvent.JOB_TIMEOUT, WebhookEvent.JOB_FAILED));
    dialog.jobTypes.setValue("simulation, openai_chat,");
    dialog.customers.setValue("a customer; b");

    assertThat(dialog.submit()).isTrue();

    assertThat(kept)
        .containsExactly(
            new WebhookWish(
                "https://example.com/hook",
                "Our shop",
                false,
                new WebhookFilter(
                    List.of(WebhookEvent.JOB_FAILED, WebhookEvent.JOB_TIMEOUT),
                    List.of(new JobType("simulation"), new JobType("openai_chat")),
                    List.of("a customer", "b"))));
  }

  @Test
  void complainsAtEachFieldAndKeepsNothing() {
    var dialog = dialog(Optional.empty());
    dialog.url.setValue("example.com/hook");
    dialog.description.setValue("x".repeat(501));
    dialog.jobTypes.setValue("no type!");
    dialog.customers.setValue("x".repeat(501));

    assertThat(dialog.submit()).isFalse();

    assertThat(dialog.url.getErrorMessage()).contains("https://");
    assertThat(dialog.description.isInvalid()).isTrue();
    assertThat(dialog.jobTypes.isInvalid()).isTrue();
    assertThat(dialog.customers.isInvalid()).isTrue();
    assertThat(kept).isEmpty();
  }

  @Test
  void saysAtTheUrlThatItLeadsWhereNothingMayBeSent() {
    var dialog =
        new WebhookDialog(
            Optional.empty(),
            _ -> {
              throw new ForbiddenUrlException("Connecting to 10.0.0.1:443 is not allowed");
            });
    dialog.url.setValue("https://10.0.0.1/hook");

    assertThat(dialog.submit()).isFalse();

    assertThat(dialog.url.getErrorMessage()).contains("10.0.0.1").contains("not allowed");
  }

  @Test
  void offersNoFiltersWhereOnlyNamedRunsAreTold() {
    var dialog = dialog(Optional.of(webhook()));

    assertThat(dialog.url.getValue()).isEqualTo("https://example.com/hook");
    assertThat(dialog.onlyNamed.getValue()).isTrue();
    assertThat(dialog.events.isEnabled()).isFalse();
    assertThat(dialog.jobTypes.isEnabled()).isFalse();

    dialog.onlyNamed.setValue(false);
    assertThat(dialog.events.isEnabled()).isTrue();
    assertThat(dialog.submit()).isTrue();
    assertThat(kept.getFirst().filter().customers()).containsExactly("b");
  }

  @Test
  void saysAtTheUrlWhyNothingWasKept() {
    var dialog = new WebhookDialog(Optional.empty(), _ -> Optional.of("gone"));
    dialog.url.setValue("https://example.com/hook");

    assertThat(dialog.submit()).isFalse();

    assertThat(dialog.url.getErrorMessage()).isEqualTo("gone");
  }

  private static Webhook webhook() {
    return new Webhook(
        new WebhookId("01KAEXAMP00000000000000008"),
        "https://example.com/hook",
        "",
        List.of(),
        List.of(),
        List.of("b"),
        true,
        null,
        null,
        null,
        Instant.EPOCH,
        new UserId("ada"));
  }

  private WebhookDialog dialog(Optional<Webhook> now) {
    return new WebhookDialog(
        now,
        wish -> {
          kept.add(wish);
          return Optional.empty();
        });
  }
}
