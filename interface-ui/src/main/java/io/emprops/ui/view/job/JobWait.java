package io.emprops.ui.view.job;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.Unworkable;
import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.JobExplanation.Finding;
import io.emprops.core.worker.port.in.ExplainJobQuery;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.Watch;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Says why a job waits, for as long as it does. */
final class JobWait extends Div {
  private final transient ExplainJobQuery explain;
  private final transient CurrentAccount account;
  private final transient Background background;
  private final transient Consumer<Optional<Unworkable>> condition;
  private transient Optional<JobId> job = Optional.empty();
  private transient Optional<Watch<Optional<JobExplanation>>> watch = Optional.empty();
  private boolean waiting;

  /** Hands on what it sees of the job's condition. */
  JobWait(
      ExplainJobQuery explain,
      CurrentAccount account,
      Background background,
      Consumer<Optional<Unworkable>> condition) {
    this.condition = condition;
    this.explain = explain;
    this.account = account;
    this.background = background;
    setId("job-wait");
    addClassName("job-wait");
    getElement().setAttribute("aria-live", "polite");
    setVisible(false);
  }

  void about(JobRecord found) {
    job = Optional.of(found.id());
    show(found.status());
    Optional.ofNullable(found.unworkable()).ifPresent(why -> tell(List.of(why.message())));
  }

  /** Goes away once the job waits no more. */
  void show(JobStatus status) {
    waiting = status == JobStatus.PENDING || status == JobStatus.SCHEDULED;
    if (!waiting) {
      setVisible(false);
      watch.ifPresent(Watch::stop);
    }
  }

  @Override
  protected void onAttach(AttachEvent event) {
    if (!waiting) {
      return;
    }
    Principal caller = account.principal();
    job.ifPresent(
        id -> {
          var next =
              new Watch<Optional<JobExplanation>>(
                  event.getUI(), background, found -> found.ifPresent(this::tell));
          watch = Optional.of(next);
          next.start(() -> explain.why(caller, id));
        });
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watch.ifPresent(Watch::stop);
  }

  private void tell(JobExplanation explanation) {
    tell(explanation.findings().stream().map(Finding::message).toList());
    condition.accept(explanation.unworkable());
  }

  private void tell(List<String> messages) {
    setVisible(waiting && !messages.isEmpty());
    if (waiting) {
      removeAll();
      add(VaadinIcon.HOURGLASS.create());
      var words = new Div();
      words.add(new Paragraph(text("job.waits")));
      messages.stream().map(Paragraph::new).forEach(words::add);
      add(words);
    }
  }
}
