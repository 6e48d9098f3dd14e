package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.DeadLetterGroup;
import io.emprops.core.job.Gate;
import io.emprops.core.job.QueueStats;
import io.emprops.core.job.port.in.FindDeadLettersQuery;
import io.emprops.core.job.port.in.SettleDeadLettersUseCase;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.in.SteerQueueUseCase;
import io.emprops.ui.component.Notices;
import io.emprops.ui.component.PageHeader;
import io.emprops.ui.problem.ApiProblemException;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.Watch;
import io.emprops.ui.shell.MainLayout;
import java.util.List;
import java.util.Optional;

/** Queues, workers and dead letters as they are; operators pause, resume and send again. */
@Route(value = "monitor", layout = MainLayout.class)
public class MonitorView extends Div implements HasDynamicTitle {
  private static final int MINUTES = 15;
  private static final int MOST_ERRORS = 50;

  private final SteerQueueUseCase queue;
  private final CurrentAccount account;
  private final Background background;
  private final FindDeadLettersQuery letters;
  private final SettleDeadLettersUseCase settling;
  private final QueuePane queues;
  private final GatePane gates;
  private final WorkerPane workers;
  private final DeadLetterPane deadLetters;
  private Optional<Watch<Seen>> watch = Optional.empty();

  MonitorView(
      SteerQueueUseCase queue,
      FindDeadLettersQuery letters,
      SettleDeadLettersUseCase settling,
      CurrentAccount account,
      Background background) {
    this.queue = queue;
    this.letters = letters;
    this.settling = settling;
    this.account = account;
    this.background = background;
    boolean steers = account.principal().role().covers(Role.OPERATOR);
    this.queues = new QueuePane(steers, this::pause, this::resume);
    this.gates = new GatePane(steers, this::resume);
    this.workers = new WorkerPane(steers, this::drain);
    this.deadLetters = new DeadLetterPane(steers, this::requeue, this::dismiss);
    addClassNames("reading", "monitor");
    add(
        new PageHeader(text("monitor.title"), text("monitor.about")),
        queues,
        gates,
        deadLetters,
        workers);
  }

  @Override
  public String getPageTitle() {
    return text("title", text("monitor.title"));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    Principal caller = account.principal();
    show(look(caller));
    var next = new Watch<Seen>(event.getUI(), background, this::show);
    watch = Optional.of(next);
    next.start(() -> look(caller));
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watch.ifPresent(Watch::stop);
  }

  private Seen look(Principal caller) {
    return new Seen(
        queue.stats(caller, MINUTES),
        queue.workers(caller),
        letters.groups(caller, "", MOST_ERRORS, "").items());
  }

  private void show(Seen seen) {
    queues.show(seen.stats(), seen.workers());
    gates.show(seen.stats().shut());
    workers.show(seen.workers(), seen.stats().at());
    deadLetters.show(seen.deadLetters(), seen.stats().at());
  }

  private void pause(Gate gate) {
    steer(() -> queue.pause(account.principal(), gate), text("monitor.paused", gate.wire()));
  }

  private void resume(Gate gate) {
    steer(() -> queue.resume(account.principal(), gate), text("monitor.resumed", gate.wire()));
  }

  private void drain(WorkerId worker) {
    steer(
        () -> queue.drain(account.principal(), worker, true),
        text("monitor.drained", worker.value()));
  }

  private void requeue(DeadLetterGroup group) {
    steer(
        () -> settling.requeue(account.principal(), group.signature()),
        text("monitor.requeued", group.count()));
  }

  private void dismiss(DeadLetterGroup group) {
    steer(
        () -> settling.dismiss(account.principal(), group.signature()),
        text("monitor.dismissed", group.count()));
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
      QueueStats stats, List<WorkerPresence> workers, List<DeadLetterGroup> deadLetters) {}
}
