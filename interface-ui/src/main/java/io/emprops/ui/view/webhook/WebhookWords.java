package io.emprops.ui.view.webhook;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.job.JobType;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryStatus;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.ui.component.Badges;
import io.emprops.ui.text.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Webhooks and deliveries in words and marks. */
final class WebhookWords {
  private WebhookWords() {}

  /** What people call it: its description, or its URL where it has none. */
  static String name(Webhook webhook) {
    return webhook.description().isEmpty() ? webhook.url() : webhook.description();
  }

  /** Of what it is told, in one line. */
  static String told(Webhook webhook) {
    if (webhook.onlyNamed()) {
      return text("webhooks.told.named");
    }
    List<String> parts = new ArrayList<>();
    parts.add(
        webhook.events().isEmpty()
            ? text("webhooks.told.all")
            : webhook.events().stream().map(WebhookWords::event).collect(Collectors.joining(", ")));
    if (!webhook.jobTypes().isEmpty()) {
      parts.add(webhook.jobTypes().stream().map(JobType::value).collect(Collectors.joining(", ")));
    }
    if (!webhook.customers().isEmpty()) {
      parts.add(text("webhooks.told.customers", String.join(", ", webhook.customers())));
    }
    return String.join(" · ", parts);
  }

  static String event(WebhookEvent event) {
    return text("webhooks.event." + event.wire());
  }

  /** Whether anything is sent. */
  static Span state(boolean isPaused) {
    return isPaused
        ? Badges.badge("warning", VaadinIcon.PAUSE, text("webhooks.paused"))
        : Badges.badge("success", VaadinIcon.CHECK_CIRCLE, text("webhooks.active"));
  }

  /** How far a delivery is. */
  static Span status(DeliveryStatus status) {
    var words = text("webhooks.delivery." + status.wire());
    var badge =
        switch (status) {
          case PENDING -> Badges.badge("info", VaadinIcon.HOURGLASS, words);
          case DELIVERED -> Badges.badge("success", VaadinIcon.CHECK_CIRCLE, words);
          case GIVEN_UP -> Badges.badge("danger", VaadinIcon.CLOSE_CIRCLE, words);
        };
    badge.getElement().setAttribute("data-delivery", status.wire());
    return badge;
  }

  /** What came of the last attempt, and when the next one is. */
  static String outcome(Delivery delivery, Instant now) {
    @Nullable String error = delivery.error();
    @Nullable Integer answer = delivery.answer();
    List<String> parts = new ArrayList<>();
    if (error != null) {
      parts.add(error);
    } else if (answer != null) {
      parts.add(text("webhooks.answer", answer));
    }
    @Nullable Instant due = delivery.dueAt();
    if (due != null && delivery.attempts() > 0 && due.isAfter(now)) {
      parts.add(text("webhooks.next", Times.clock(due)));
    }
    return String.join(" · ", parts);
  }
}
