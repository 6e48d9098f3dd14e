package io.emprops.ui.view.batch;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.batch.BatchStatus;
import io.emprops.core.batch.RowState;
import io.emprops.ui.component.Badges;

/** Marks of where batches and their rows stand. */
final class BatchBadges {
  private BatchBadges() {}

  static Span status(BatchStatus status) {
    var words = text("batch.status." + status.wire());
    var badge =
        switch (status) {
          case RUNNING -> Badges.badge("info", VaadinIcon.PLAY, words);
          case PAUSED -> Badges.badge("warning", VaadinIcon.PAUSE, words);
          case CANCELLING -> Badges.badge("neutral", VaadinIcon.BAN, words);
          case CANCELLED -> Badges.badge("neutral", VaadinIcon.BAN, words);
          case COMPLETED -> Badges.badge("success", VaadinIcon.CHECK_CIRCLE, words);
        };
    badge.getElement().setAttribute("data-status", status.wire());
    if (status == BatchStatus.RUNNING || status == BatchStatus.CANCELLING) {
      badge.addClassName("live");
    }
    return badge;
  }

  static Span row(RowState state) {
    return switch (state) {
      case RowState.Waiting _ ->
          Badges.badge("neutral", VaadinIcon.HOURGLASS, text("batch.count.waiting"));
      case RowState.Withdrawn _ ->
          Badges.badge("neutral", VaadinIcon.BAN, text("status.cancelled"));
      case RowState.Refused _ ->
          Badges.badge("warning", VaadinIcon.WARNING, text("batch.count.refused"));
      case RowState.Fed fed -> Badges.status(fed.status());
    };
  }
}
