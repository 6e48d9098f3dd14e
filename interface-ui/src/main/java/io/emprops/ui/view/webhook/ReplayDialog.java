package io.emprops.ui.view.webhook;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.select.Select;
import io.emprops.ui.component.SettingDialog;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Asks from when on what was given up shall be sent again. */
final class ReplayDialog extends SettingDialog {
  final Select<Since> since = new Select<>();

  private final Consumer<Instant> replay;

  /** Hands over when the first of them happened. */
  ReplayDialog(Consumer<Instant> replay) {
    super(text("webhooks.replay-all"), text("webhooks.replay-all.do"));
    this.replay = replay;
    since.setId("replay-since");
    since.setLabel(text("webhooks.replay-all.since"));
    since.setHelperText(text("webhooks.replay-all.help"));
    since.setItems(Since.values());
    since.setItemLabelGenerator(Since::words);
    since.setValue(Since.DAY);
    ask(since);
    since.focus();
  }

  @Override
  protected boolean submit() {
    replay.accept(Instant.now().minus(since.getValue().before));
    return true;
  }

  /** How far back; deliveries are kept for 30 days. */
  enum Since {
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    ALL(Duration.ofDays(36_500));

    private final Duration before;

    Since(Duration before) {
      this.before = before;
    }

    String words() {
      return text("webhooks.replay-all." + name().toLowerCase(java.util.Locale.ROOT));
    }
  }
}
