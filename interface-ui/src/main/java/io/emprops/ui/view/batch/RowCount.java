package io.emprops.ui.view.batch;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.batch.BatchProgress;

/** What rows of a batch are counted as, in the order in which a bar shows them. */
enum RowCount {
  COMPLETED("completed", "success", VaadinIcon.CHECK_CIRCLE),
  FAILED("failed", "danger", VaadinIcon.CLOSE_CIRCLE),
  REFUSED("refused", "warning", VaadinIcon.WARNING),
  CANCELLED("cancelled", "neutral", VaadinIcon.BAN),
  ACTIVE("active", "info", VaadinIcon.PLAY),
  WAITING("waiting", "neutral", VaadinIcon.HOURGLASS);

  private final String key;
  private final String tone;
  private final VaadinIcon icon;

  RowCount(String key, String tone, VaadinIcon icon) {
    this.key = key;
    this.tone = tone;
    this.icon = icon;
  }

  /** Its name in texts and stylesheets. */
  String key() {
    return key;
  }

  String tone() {
    return tone;
  }

  VaadinIcon icon() {
    return icon;
  }

  int of(BatchProgress progress) {
    return switch (this) {
      case COMPLETED -> progress.completed();
      case FAILED -> progress.failed();
      case REFUSED -> progress.refused();
      case CANCELLED -> progress.cancelled();
      case ACTIVE -> progress.active();
      case WAITING -> progress.waiting();
    };
  }
}
