package io.emprops.ui.view.webhook;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.ui.component.LiveCell;
import io.emprops.ui.component.Tables;
import io.emprops.ui.text.Times;
import java.util.Optional;
import java.util.function.Consumer;

/** What one can do with a delivery. The buttons stay the same, and so does the cursor on them. */
final class DeliveryButtons implements LiveCell<Delivery> {
  private final Button attempts;
  private final Button again;
  private final Div place;
  private Optional<DeliveryId> shown = Optional.empty();

  /**
   * Buttons of a row that shows nothing yet.
   *
   * @param open shows the attempts
   * @param replay sends it again
   */
  DeliveryButtons(Consumer<DeliveryId> open, Consumer<DeliveryId> replay) {
    attempts = Tables.button("", VaadinIcon.LIST_OL, () -> shown.ifPresent(open));
    again =
        Tables.button(text("webhooks.replay"), VaadinIcon.REFRESH, () -> shown.ifPresent(replay));
    place = new Div(attempts, again);
  }

  @Override
  public Div component() {
    return place;
  }

  @Override
  public void show(Delivery delivery) {
    shown = Optional.of(delivery.id());
    var what =
        text(
            "webhooks.delivery.of",
            WebhookWords.event(delivery.event()),
            Times.clock(delivery.happenedAt()));
    var count = text("webhooks.attempts-n", delivery.attempts());
    if (!count.equals(attempts.getText())) {
      attempts.setText(count);
    }
    attempts.setAriaLabel(text("webhooks.attempts-what", delivery.attempts(), what));
    attempts.setId("attempts-" + delivery.id());
    again.setAriaLabel(text("webhooks.replay-what", what));
    again.setId("replay-" + delivery.id());
    again.setVisible(delivery.attempts() > 0 || delivery.status() != DeliveryStatus.PENDING);
  }
}
