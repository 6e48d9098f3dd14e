package io.emprops.ui.view.job;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.job.JobStatus;
import io.emprops.ui.text.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The way of a job from its submission to its end, with the time of each step. */
final class JobTimeline extends OrderedList {
  private static final List<JobStatus> ON_THE_WAY =
      List.of(JobStatus.PENDING, JobStatus.ASSIGNED, JobStatus.IN_PROGRESS);

  JobTimeline() {
    addClassName("timeline");
    setId("job-timeline");
    getElement().setAttribute("aria-label", text("job.timeline"));
  }

  void show(LiveJob job, Instant submitted) {
    removeAll();
    add(step(text("job.submitted"), "done", Optional.of(submitted)));
    int now = ON_THE_WAY.indexOf(job.status());
    int passed = job.status().isTerminal() ? stepsTaken(job) : now;
    for (int i = 0; i < ON_THE_WAY.size(); i++) {
      var state = ON_THE_WAY.get(i);
      var stage = i == now ? "now" : i < passed ? "done" : "open";
      add(step(text("status." + state.wire()), stage, job.reached(state)));
    }
    if (job.status().isTerminal()) {
      var stage = job.status() == JobStatus.COMPLETED ? "done" : "bad";
      add(step(text("status." + job.status().wire()), stage, job.reached(job.status())));
    } else if (job.status() == JobStatus.SCHEDULED) {
      add(step(text("status.scheduled"), "now", Optional.empty()));
    } else {
      add(step(text("job.end"), "open", Optional.empty()));
    }
  }

  /** Up to the last one that was told of: some are too short to be told. */
  private static int stepsTaken(LiveJob job) {
    int taken = ON_THE_WAY.size();
    while (taken > 0 && job.reached(ON_THE_WAY.get(taken - 1)).isEmpty()) {
      taken--;
    }
    return taken;
  }

  private static ListItem step(String name, String stage, Optional<Instant> at) {
    var dot = new Span();
    dot.addClassName("timeline-dot");
    switch (stage) {
      case "done" -> dot.add(VaadinIcon.CHECK.create());
      case "bad" -> dot.add(VaadinIcon.CLOSE.create());
      default -> dot.getElement().setAttribute("aria-hidden", "true");
    }
    var label = new Span(name);
    label.addClassName("timeline-name");
    var time = new Span(at.map(Times::clock).orElse(""));
    time.addClassNames("timeline-time", "numeric");
    var step = new ListItem(dot, label, time);
    step.addClassNames("timeline-step", stage);
    if (stage.equals("now")) {
      step.getElement().setAttribute("aria-current", "step");
    }
    return step;
  }
}
