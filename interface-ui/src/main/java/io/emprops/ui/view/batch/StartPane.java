package io.emprops.ui.view.batch;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchCheck;
import io.emprops.core.batch.port.in.StartBatch.OnRowError;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is left to decide once the table is checked, and the button that starts it. */
final class StartPane extends Div {
  private static final int HIGHEST = 100;

  final Checkbox skip = new Checkbox();
  final IntegerField priority = new IntegerField(text("batch.priority"));
  final Button start = new Button("", VaadinIcon.PLAY.create());
  private final Paragraph waits = new Paragraph(text("batch.start.waits"));
  private Optional<BatchCheck> check = Optional.empty();
  private String attempt = UUID.randomUUID().toString();

  StartPane(Runnable act) {
    addClassName("start-pane");
    skip.setId("batch-skip");
    skip.addValueChangeListener(
        _ -> {
          complain("");
          renew();
        });
    priority.setId("batch-priority");
    priority.setMin(0);
    priority.setMax(HIGHEST);
    priority.setStepButtonsVisible(true);
    priority.setHelperText(text("batch.priority.help", Batch.DEFAULT_PRIORITY));
    priority.setPlaceholder(String.valueOf(Batch.DEFAULT_PRIORITY));
    priority.addValueChangeListener(_ -> renew());
    start.addThemeNames("primary", "large");
    start.setId("batch-start");
    start.setTooltipText("Ctrl+Enter");
    start.addClickListener(_ -> act.run());
    waits.addClassName("muted");
    add(waits, skip, priority, start);
  }

  /** Shows what this check leaves to decide; nothing can start without one. */
  void show(Optional<BatchCheck> next) {
    check = next;
    complain("");
    boolean startable = next.filter(found -> found.good() > 0).isPresent();
    waits.setVisible(!startable);
    priority.setVisible(startable);
    start.setVisible(startable);
    skip.setVisible(startable && next.filter(found -> found.refused() > 0).isPresent());
    next.ifPresent(found -> skip.setLabel(text("batch.skip", found.refused())));
    skip.setValue(false);
    showButton();
  }

  /**
   * What becomes of faulty rows; empty, with a complaint at its field, where something is wrong.
   */
  Optional<OnRowError> choice() {
    boolean faulty = check.filter(found -> found.refused() > 0).isPresent();
    if (check.filter(found -> found.good() > 0).isEmpty()) {
      return Optional.empty();
    }
    if (faulty && !skip.getValue()) {
      complain(text("batch.skip.missing"));
      skip.focus();
      return Optional.empty();
    }
    @Nullable Integer wanted = priority.getValue();
    if (priority.isInvalid() || (wanted != null && (wanted < 0 || wanted > HIGHEST))) {
      priority.setErrorMessage(text("batch.priority.wrong", HIGHEST));
      priority.setInvalid(true);
      priority.focus();
      return Optional.empty();
    }
    return Optional.of(faulty ? OnRowError.SKIP : OnRowError.STOP);
  }

  OptionalInt priority() {
    @Nullable Integer wanted = priority.getValue();
    return wanted == null || priority.isInvalid() ? OptionalInt.empty() : OptionalInt.of(wanted);
  }

  /** The idempotency key: the same as long as nothing changes. */
  String attempt() {
    return attempt;
  }

  /** Another content is another request, so it gets another idempotency key. */
  void renew() {
    attempt = UUID.randomUUID().toString();
  }

  /** While it is being started, it cannot be started once more. */
  void busy(boolean is) {
    start.setEnabled(!is);
    showButton();
    if (is) {
      start.setText(text("batch.starting"));
    }
  }

  private void showButton() {
    check.ifPresent(found -> start.setText(text("batch.start", found.good())));
  }

  private void complain(String why) {
    skip.setErrorMessage(why);
    skip.setInvalid(!why.isEmpty());
  }
}
