package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.emprops.core.job.FlowLimit;
import io.emprops.core.job.QueueSetting.Limited;
import io.emprops.ui.component.SettingDialog;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks what a flow key shall allow; each complaint stands at its field. */
final class LimitDialog extends SettingDialog {
  final TextField key = new TextField(text("monitor.limit.key"));
  final IntegerField atOnce = new IntegerField(text("monitor.limit.at-once"));
  final IntegerField every = new IntegerField(text("monitor.limit.every-ms"));
  final IntegerField burst = new IntegerField(text("monitor.limit.burst"));

  private final Consumer<Limited> done;

  /** Begins with what holds now; a flow key that has a limit keeps its name. */
  LimitDialog(Optional<Limited> now, Consumer<Limited> done) {
    super(text(now.isPresent() ? "monitor.limit.edit" : "monitor.limit.add"));
    this.done = done;
    key.setId("limit-key");
    key.setHelperText(text("monitor.limit.key.help"));
    atOnce.setId("limit-at-once");
    atOnce.setHelperText(text("monitor.limit.at-once.help"));
    every.setId("limit-every");
    every.setHelperText(text("monitor.limit.every.help"));
    burst.setId("limit-burst");
    burst.setHelperText(text("monitor.limit.burst.help"));
    now.ifPresent(this::show);
    ask(key, atOnce, every, burst);
  }

  @Override
  protected boolean submit() {
    // Each by itself, so that every field tells what is wrong with it.
    boolean isNamed = named(key);
    boolean isMost = above(atOnce, 1, "monitor.limit.at-once.wrong");
    boolean isRate = above(every, 0, "monitor.limit.every.wrong");
    boolean isBurst = above(burst, 1, "monitor.limit.burst.wrong");
    boolean isFine = isNamed && isMost && isRate && isBurst;
    if (isFine) {
      done.accept(new Limited(key.getValue().strip(), limit()));
    }
    return isFine;
  }

  private void show(Limited now) {
    key.setValue(now.flowKey());
    key.setReadOnly(true);
    now.limit().atOnce().ifPresent(atOnce::setValue);
    now.limit().every().ifPresent(time -> every.setValue((int) time.toMillis()));
    burst.setValue(now.limit().burst());
  }

  private FlowLimit limit() {
    @Nullable Integer most = atOnce.getValue();
    @Nullable Integer millis = every.getValue();
    @Nullable Integer starts = burst.getValue();
    return new FlowLimit(
        most == null ? OptionalInt.empty() : OptionalInt.of(most),
        Optional.ofNullable(millis).map(Duration::ofMillis),
        starts == null ? 1 : starts);
  }
}
