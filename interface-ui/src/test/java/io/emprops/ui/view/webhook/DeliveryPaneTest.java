package io.emprops.ui.view.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobId;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.workflow.Page;
import io.emprops.ui.session.LocalUi;
import io.emprops.ui.view.webhook.DeliveryPane.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeliveryPaneTest {
  private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

  @RegisterExtension final LocalUi ui = new LocalUi();

  private final List<Instant> replayed = new ArrayList<>();
  private final List<String> looks = new ArrayList<>();

  @Test
  void looksForWhatIsChosenAndForMoreOfIt() {
    var pane = pane();
    assertThat(pane.filter()).isEqualTo(new DeliveryFilter(Optional.empty(), 25, ""));

    pane.show(new Page<>(List.of(delivery(DeliveryStatus.DELIVERED, null)), "7"));
    pane.more.click();
    assertThat(pane.filter().limit()).isEqualTo(50);
    pane.status.setValue(Wanted.GIVEN_UP);

    assertThat(pane.filter())
        .isEqualTo(new DeliveryFilter(Optional.of(DeliveryStatus.GIVEN_UP), 25, ""));
    assertThat(looks).hasSize(2);
  }

  @Test
  void saysWhyThereIsNothingToSee() {
    var pane = pane();

    pane.show(new Page<>(List.of(), null));
    String nothingYet = pane.none.getText();
    pane.status.setValue(Wanted.PENDING);
    pane.show(new Page<>(List.of(), null));

    assertThat(nothingYet).contains("test");
    assertThat(pane.none.getText()).isNotEqualTo(nothingYet);
    assertThat(pane.table.isVisible()).isFalse();
    assertThat(pane.more.isVisible()).isFalse();
  }

  @Test
  void tellsTheOutcomeAndWhenItIsTriedAgain() {
    assertThat(
            WebhookWords.outcome(
                delivery(DeliveryStatus.PENDING, NOW.plusSeconds(90)), NOW.plusSeconds(5)))
        .startsWith("the receiver answered 503 · ")
        .contains("again at");
    assertThat(
            WebhookWords.outcome(
                delivery(DeliveryStatus.PENDING, NOW.plusSeconds(2)), NOW.plusSeconds(5)))
        .isEqualTo("the receiver answered 503");
  }

  @Test
  void sendsAgainWhatWasGivenUpSinceTheTimeThatIsChosen() {
    var dialog = new ReplayDialog(replayed::add);
    assertThat(dialog.submit()).isTrue();
    dialog.since.setValue(ReplayDialog.Since.HOUR);
    assertThat(dialog.submit()).isTrue();

    assertThat(Duration.between(replayed.getFirst(), replayed.getLast()))
        .isBetween(Duration.ofHours(23), Duration.ofHours(24));
  }

  private DeliveryPane pane() {
    return new DeliveryPane(() -> looks.add("look"), _ -> {}, _ -> {}, replayed::add);
  }

  private static Delivery delivery(DeliveryStatus status, @Nullable Instant due) {
    return new Delivery(
        new DeliveryId("msg_3f0c8a1de5b74c2f9d6e01ab2c3d4e5f"),
        new WebhookId("01KAEXAMP00000000000000008"),
        new JobId("p0-01KATXJ7V9M3Q2W8E5R6T7Y8ZA"),
        WebhookEvent.JOB_FAILED,
        null,
        NOW,
        status,
        1,
        due,
        NOW,
        503,
        "the receiver answered 503");
  }
}
