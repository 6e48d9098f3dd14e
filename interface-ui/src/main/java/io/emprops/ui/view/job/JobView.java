package io.emprops.ui.view.job;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.emprops.core.asset.port.in.ReadAssetQuery;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobStatus;
import io.emprops.core.job.Unworkable;
import io.emprops.core.job.port.in.CancelJobUseCase;
import io.emprops.core.job.port.in.FindJobsQuery;
import io.emprops.core.job.port.in.FollowJobQuery;
import io.emprops.core.worker.port.in.ExplainJobQuery;
import io.emprops.ui.component.Badges;
import io.emprops.ui.component.Banner;
import io.emprops.ui.component.Notices;
import io.emprops.ui.component.PageHeader;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.shell.MainLayout;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One job, live to its end; a reload shows the same. */
@Route(value = "runs/:id", layout = MainLayout.class)
public class JobView extends Div
    implements BeforeEnterObserver, HasDynamicTitle, JobFollower.Screen {
  /** Adds text at the end, and stays at the end where the reader is there. */
  private static final String APPEND =
      """
      const end = this.scrollHeight - this.scrollTop - this.clientHeight < 40;
      if ($1) this.textContent = '';
      this.appendChild(document.createTextNode($0));
      if (end) this.scrollTop = this.scrollHeight;
      """;

  final Div status = new Div();
  final Pre output = new Pre();
  final Button cancel = new Button(text("job.cancel"), VaadinIcon.BAN.create(), _ -> cancel());
  final Button again = new Button(text("job.again"), VaadinIcon.REFRESH.create(), _ -> again());
  final JobOutcome outcome;
  final FileShelf preview;
  final JobDetails details = new JobDetails();
  private final PageHeader header = new PageHeader("", "", status, cancel, again);
  private final JobTimeline timeline = new JobTimeline();
  private final ProgressBar bar = new ProgressBar();
  private final Span barWords = new Span();
  private final Div progress = new Div(bar, barWords);
  private final Section stream = new Section(new H2(text("job.output")), output);
  private final JobWait wait;
  private final Banner lost = new Banner("warning", VaadinIcon.UNLINK, text("job.connection-lost"));

  private final FindJobsQuery find;
  private final FollowJobQuery follow;
  private final CancelJobUseCase cancelJob;
  private final CurrentAccount account;
  private final Background background;
  private Optional<JobRecord> job = Optional.empty();
  private Optional<LiveJob> live = Optional.empty();
  private Optional<Unworkable> unworkable = Optional.empty();
  private Optional<JobFollower> follower = Optional.empty();

  JobView(
      FindJobsQuery find,
      FollowJobQuery follow,
      CancelJobUseCase cancelJob,
      ExplainJobQuery explain,
      ReadAssetQuery assets,
      CurrentAccount account,
      Background background) {
    this.find = find;
    this.follow = follow;
    this.cancelJob = cancelJob;
    this.account = account;
    this.background = background;
    this.outcome = new JobOutcome(new FileShelf(assets, account));
    this.preview = new FileShelf(assets, account);
    this.wait = new JobWait(explain, account, background, this::condition);
    addClassNames("reading", "job-view");
    configure();
    var way = new Section(timeline, wait, progress);
    way.addClassNames("card", "way");
    add(header, lost, way, preview, stream, outcome, details);
  }

  @Override
  public String getPageTitle() {
    return text("title", text("job.title", job.map(JobRecord::workflowName).orElse("")));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var found = load(event.getRouteParameters().get("id").orElse(""));
    live = Optional.of(new LiveJob(found));
    unworkable = Optional.ofNullable(found.unworkable());
    wait.about(found);
    show(found);
    showLive();
  }

  @Override
  public void show(List<Consumer<LiveJob>> news) {
    live.ifPresent(
        now -> {
          news.forEach(step -> step.accept(now));
          showLive();
          if (now.end().isPresent()) {
            ended(now);
          }
        });
  }

  @Override
  public void connected(boolean yes) {
    lost.setVisible(!yes);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    job.filter(found -> !found.isFinal())
        .ifPresent(
            found -> {
              var next = new JobFollower(event.getUI(), background, follow, this);
              follower = Optional.of(next);
              live = Optional.of(new LiveJob(found));
              next.start(account.principal(), found.id());
            });
  }

  @Override
  protected void onDetach(DetachEvent event) {
    follower.ifPresent(JobFollower::stop);
  }

  private void configure() {
    status.setId("job-status");
    status.getElement().setAttribute("aria-live", "polite");
    cancel.setId("cancel-button");
    again.setId("run-again-button");
    progress.addClassName("progress");
    barWords.addClassNames("muted", "numeric");
    bar.getElement().setAttribute("aria-label", text("job.progress"));
    preview.setId("job-preview");
    preview.addClassName("card");
    preview.getElement().setAttribute("aria-label", text("job.preview"));
    output.setId("job-output");
    output.addClassName("result-text");
    output.getElement().setAttribute("aria-live", "polite");
    output.getElement().setAttribute("tabindex", "0");
    stream.addClassNames("card", "pane", "stream");
    stream.setVisible(false);
    lost.setVisible(false);
  }

  private JobRecord load(String id) {
    try {
      return find.find(account.principal(), new JobId(id)).orElseThrow(NotFoundException::new);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(id);
    }
  }

  private void show(JobRecord found) {
    job = Optional.of(found);
    var about = text("job.about", found.jobType(), found.workflowVersion(), found.id());
    var usage = JobDetails.usage(found);
    header.setTitle(found.workflowName(), usage.isEmpty() ? about : about + " · " + usage);
    details.show(found);
    outcome.show(found.status(), found.reason(), found.result(), found.failure());
  }

  private void showLive() {
    live.ifPresent(
        now -> {
          status.removeAll();
          status.add(Badges.status(now.status()));
          unworkable
              .filter(_ -> now.status() == JobStatus.PENDING)
              .map(Badges::unworkable)
              .ifPresent(status::add);
          wait.show(now.status());
          cancel.setVisible(!now.status().isTerminal());
          again.setVisible(now.status().isTerminal());
          job.ifPresent(found -> timeline.show(now, found.createdAt()));
          showProgress(now.progress());
          showText(now);
          preview.show(now.preview().stream().toList());
        });
  }

  /** Read out only when it changes. */
  private void condition(Optional<Unworkable> now) {
    if (!now.equals(unworkable)) {
      unworkable = now;
      showLive();
    }
  }

  private void showProgress(Optional<Progressed> now) {
    progress.setVisible(now.isPresent());
    now.ifPresent(
        step -> {
          bar.setIndeterminate(step.done() == null || step.total() == null);
          if (step.done() != null && step.total() != null && step.total() > 0) {
            bar.setValue(Math.clamp(step.done() / step.total(), 0, 1));
          }
          barWords.setText(ProgressWords.of(step));
        });
  }

  private void showText(LiveJob now) {
    boolean replaced = now.takeTextReplaced();
    var news = now.takeNewText();
    if (replaced || !news.isEmpty()) {
      output.getElement().executeJs(APPEND, news, replaced);
    }
    stream.setVisible(!now.text().isEmpty() && !now.status().isTerminal());
  }

  private void ended(LiveJob now) {
    follower.ifPresent(JobFollower::stop);
    job.flatMap(found -> find.find(account.principal(), found.id())).ifPresent(this::show);
    now.end()
        .ifPresent(end -> outcome.show(end.status(), end.reason(), end.result(), end.failure()));
  }

  private void cancel() {
    job.ifPresent(
        found -> {
          switch (cancelJob.cancel(account.principal(), found.id())) {
            case REQUESTED -> {
              cancel.setEnabled(false);
              cancel.setText(text("job.cancelling"));
            }
            case ALREADY_ENDED -> Notices.success(text("job.cancel.late"));
            case NOT_FOUND -> throw new NotFoundException();
          }
        });
  }

  private void again() {
    job.ifPresent(
        found ->
            UI.getCurrentOrThrow()
                .navigate(
                    "workflows/" + found.workflowId() + "/run",
                    QueryParameters.of(RunView.FROM, found.id().value())));
  }
}
