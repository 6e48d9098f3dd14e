package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.Gate;
import io.emprops.core.job.QueueSetting;
import io.emprops.core.job.QueueSetting.Limited;
import io.emprops.core.job.QueueSetting.Weighed;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.port.in.FindDeadLettersQuery;
import io.emprops.core.job.port.in.FindQueueSettingsQuery;
import io.emprops.core.job.port.in.LimitQueueUseCase;
import io.emprops.core.job.port.in.SettleDeadLettersUseCase;
import io.emprops.core.worker.GatewayMessage.State;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.in.SteerQueueUseCase;
import io.emprops.ui.component.Banner;
import io.emprops.ui.component.Loading;
import io.emprops.ui.component.Notices;
import io.emprops.ui.component.PageHeader;
import io.emprops.ui.problem.ApiProblemException;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.Watch;
import io.emprops.ui.shell.MainLayout;
import java.util.List;
import java.util.Optional;

/** Queues, workers and dead letters as they are; operators pause, resume, limit and send again. */
@Route(value = "monitor", layout = MainLayout.class)
public class MonitorView extends Div implements HasDynamicTitle {
  private static final int MINUTES = 15;
  private static final int MOST_ERRORS = 50;

  private final SteerQueueUseCase queue;
  private final FindQueueSettingsQuery settings;
  private final LimitQueueUseCase limiting;
  private final CurrentAccount account;
  private final Background background;
  private final FindDeadLettersQuery letters;
  private final SettleDeadLettersUseCase settling;
  private final boolean steers;
  private final Banner lost = new Banner("warning", VaadinIcon.UNLINK, text("monitor.lost"));
  private final Loading loading = new Loading(text("monitor.loading"));
  private final QueuePane queues;
  private final GatePane gates;
  private final LimitPane limits;
  private final WeightPane weights;
  private final WorkerPane workers;
  private final DeadLetterPane deadLetters;
  private final Div panes;
  private Optional<Watch<Seen>> watch = Optional.empty();

  MonitorView(
      SteerQueueUseCase queue,
      FindQueueSettingsQuery settings,
      LimitQueueUseCase limiting,
      FindDeadLettersQuery letters,
      SettleDeadLettersUseCase settling,
      CurrentAccount account,
      Background background) {
    this.queue = queue;
    this.settings = settings;
    this.limiting = limiting;
    this.letters = letters;
    this.settling = settling;
    this.account = account;
    this.background = background;
    this.steers = account.principal().role().covers(Role.OPERATOR);
    this.queues = new QueuePane(steers, this::pause, this::resume);
    this.gates = new GatePane(steers, this::open);
    this.limits = new LimitPane(this::limit);
    this.weights = new WeightPane(this::weigh);
    this.workers = new WorkerPane(workerTools(account.principal().role()));
    this.deadLetters = new DeadLetterPane(steers, this::requeue, this::dismiss);
    this.panes = new Div(queues, gates, deadLetters, workers, limits, weights);
    addClassNames("reading", "monitor");
    panes.addClassName("monitor-panes");
    panes.setVisible(false);
    limits.setVisible(steers);
    weights.setVisible(steers);
    lost.setVisible(false);
    add(new PageHeader(text("monitor.title"), text("monitor.about")), lost, loading, panes);
  }

  @Override
  public String getPageTitle() {
    return text("title", text("monitor.title"));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    Principal caller = account.principal();
    var next = new Watch<Seen>(event.getUI(), background, this::show, this::reached);
    watch = Optional.of(next);
    next.startNow(() -> look(caller));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watch.ifPresent(Watch::stop);
  }

  private Seen look(Principal caller) {
    return new Seen(
        queue.stats(caller, MINUTES),
        queue.workers(caller),
        letters.groups(caller, "", MOST_ERRORS, "").items(),
        steers ? settings.settings(caller) : List.of());
  }

  private void show(Seen seen) {
    loading.setVisible(false);
    panes.setVisible(true);
    queues.show(seen.stats(), seen.workers());
    gates.show(seen.stats());
    limits.show(seen.of(Limited.class));
    weights.show(seen.of(Weighed.class));
    workers.show(seen.workers(), seen.stats().at());
    deadLetters.show(seen.deadLetters(), seen.stats().at());
  }

  private void reached(boolean answered) {
    lost.setVisible(!answered);
  }

  private void pause(Gate gate) {
    steer(() -> queue.pause(account.principal(), gate), text("monitor.paused", gate.wire()));
  }

  private void resume(Gate gate) {
    steer(() -> queue.resume(account.principal(), gate), text("monitor.resumed", gate.wire()));
  }

  /** The button that was pressed goes with its row. */
  private void open(Gate gate) {
    resume(gate);
    queues.table.focus();
  }

  private void limit(Limited next) {
    steer(
        () -> limiting.limit(account.principal(), next.flowKey(), next.limit()),
        text("monitor.limited", next.flowKey(), LimitPane.words(next.limit())));
  }

  private void weigh(Weighed next) {
    steer(
        () -> limiting.weigh(account.principal(), next.customer(), next.weight()),
        text("monitor.weighed", next.customer(), WeightPane.number(next.weight())));
  }

  private void drain(WorkerId worker) {
    steer(
        () -> queue.order(account.principal(), worker, State.QUIET),
        text("monitor.drained", worker.value()));
  }

  private WorkerPane.Tools workerTools(Role role) {
    return new WorkerPane.Tools(
        steers ? Optional.of(this::drain) : Optional.empty(),
        role.covers(Role.ADMIN) ? Optional.of(this::shutOut) : Optional.empty());
  }

  private void shutOut(WorkerId worker) {
    try {
      if (queue.revokeTokens(account.principal(), worker)) {
        Notices.success(text("monitor.shut-out-done", worker.value()));
      } else {
        Notices.failure(
            text("monitor.shut-out-not", worker.value()), text("monitor.shut-out-not-yours"));
      }
      workers.table.focus();
    } catch (ApiProblemException e) {
      Notices.problem(e.problem());
    }
  }

  private void requeue(DeadLetterGroup group) {
    steer(
        () -> settling.requeue(account.principal(), group.signature()),
        text("monitor.requeued", group.count()));
    deadLetters.table.focus();
  }

  private void dismiss(DeadLetterGroup group) {
    steer(
        () -> settling.dismiss(account.principal(), group.signature()),
        text("monitor.dismissed", group.count()));
    deadLetters.table.focus();
  }

  private void steer(Runnable wish, String done) {
    try {
      wish.run();
      Notices.success(done);
      show(look(account.principal()));
    } catch (ApiProblemException e) {
      Notices.problem(e.problem());
    }
  }

  private record Seen(
      QueueStats stats,
      List<WorkerPresence> workers,
      List<DeadLetterGroup> deadLetters,
      List<QueueSetting> settings) {

    <S extends QueueSetting> List<S> of(Class<S> kind) {
      return settings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }
}
