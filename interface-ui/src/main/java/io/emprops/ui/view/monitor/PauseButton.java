package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.job.Gate;
import io.emprops.core.job.JobType;
import java.util.Optional;
import java.util.function.Consumer;

/** Pauses a job type or resumes it: one button, which keeps the focus when it becomes the other. */
final class PauseButton extends Button {
  private final Consumer<Gate> pause;
  private final Consumer<Gate> resume;
  private Optional<State> shown = Optional.empty();

  PauseButton(Consumer<Gate> pause, Consumer<Gate> resume) {
    this.pause = pause;
    this.resume = resume;
    addThemeName("tertiary");
    addClickListener(_ -> shown.ifPresent(this::act));
  }

  void show(JobType type, boolean paused) {
    var next = Optional.of(new State(type, paused));
    if (shown.equals(next)) {
      return;
    }
    shown = next;
    setText(text(paused ? "monitor.resume" : "monitor.pause"));
    setIcon((paused ? VaadinIcon.PLAY : VaadinIcon.PAUSE).create());
    setId((paused ? "resume-" : "pause-") + type);
    setAriaLabel(text(paused ? "monitor.resume-what" : "monitor.pause-what", type.value()));
  }

  private void act(State state) {
    (state.paused() ? resume : pause).accept(new Gate.OfType(state.type()));
  }

  private record State(JobType type, boolean paused) {}
}
