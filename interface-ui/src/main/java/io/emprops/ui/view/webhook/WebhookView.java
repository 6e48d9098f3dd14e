package io.emprops.ui.view.webhook;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.webhook.Delivery;
import io.emprops.core.webhook.DeliveryFilter;
import io.emprops.core.webhook.DeliveryId;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.WebhookWish;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase;
import io.emprops.core.webhook.port.in.SteerWebhookUseCase;
import io.emprops.core.workflow.Page;
import io.emprops.ui.component.Banner;
import io.emprops.ui.component.Notices;
import io.emprops.ui.component.PageHeader;
import io.emprops.ui.component.Tables;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.Watch;
import io.emprops.ui.shell.MainLayout;
import io.emprops.ui.text.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One webhook: what it is told, whether it hears it, and how to help where it does not. */
@Route(value = "webhooks/:id", layout = MainLayout.class)
public class WebhookView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  final DeliveryPane deliveries =
      new DeliveryPane(this::look, this::open, this::replay, this::replayGivenUp);

  private final Button test =
      new Button(text("webhooks.test"), VaadinIcon.BELL.create(), _ -> test());
  private final Button pause = new Button("", _ -> pauseOrResume());
  private final Button change =
      new Button(text("action.edit"), VaadinIcon.PENCIL.create(), _ -> change());
  private final Button rotate =
      new Button(text("webhooks.rotate"), VaadinIcon.KEY.create(), _ -> confirmRotate());
  private final Button delete =
      new Button(text("action.delete"), VaadinIcon.TRASH.create(), _ -> confirmDelete());
  private final Div state = new Div();
  private final PageHeader header =
      new PageHeader("", "", state, test, pause, change, rotate, delete);
  private final Banner paused = new Banner("warning", VaadinIcon.PAUSE, "");
  private final Banner lost = new Banner("warning", VaadinIcon.UNLINK, text("job.connection-lost"));

  private final KeepWebhookUseCase keep;
  private final SteerWebhookUseCase steer;
  private final CurrentAccount account;
  private final Background background;
  private Optional<Webhook> webhook = Optional.empty();
  private Optional<Watch<Seen>> watch = Optional.empty();

  WebhookView(
      KeepWebhookUseCase keep,
      SteerWebhookUseCase steer,
      CurrentAccount account,
      Background background) {
    this.keep = keep;
    this.steer = steer;
    this.account = account;
    this.background = background;
    addClassNames("reading", "webhook-view");
    state.setId("webhook-state");
    state.getElement().setAttribute("aria-live", "polite");
    test.setId("webhook-test");
    pause.setId("webhook-pause");
    change.setId("webhook-change");
    rotate.setId("webhook-rotate");
    delete.setId("webhook-delete");
    paused.setId("webhook-paused");
    paused.setVisible(false);
    lost.setVisible(false);
    add(header, paused, lost, deliveries);
  }

  @Override
  public String getPageTitle() {
    return text("title", webhook.map(WebhookWords::name).orElse(text("webhooks.title")));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    boolean keeps = account.principal().role().covers(Role.ADMIN);
    List.of(change, rotate, delete).forEach(button -> button.setVisible(keeps));
    show(load(event.getRouteParameters().get("id").orElse("")));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    look();
  }

  @Override
  protected void onDetach(DetachEvent event) {
    watch.ifPresent(Watch::stop);
  }

  private Webhook load(String id) {
    try {
      return steer.find(account.principal(), new WebhookId(id)).orElseThrow(NotFoundException::new);
    } catch (IllegalArgumentException e) {
      throw new NotFoundException(id);
    }
  }

  /** Looks at once, and again and again, at the webhook and the deliveries that are wanted now. */
  private void look() {
    watch.ifPresent(Watch::stop);
    Principal caller = account.principal();
    DeliveryFilter filter = deliveries.filter();
    getUI()
        .ifPresent(
            ui -> {
              WebhookId id = shown().id();
              var next = new Watch<Seen>(ui, background, this::show, this::reached);
              watch = Optional.of(next);
              next.startNow(() -> see(caller, id, filter));
            });
  }

  private Seen see(Principal caller, WebhookId id, DeliveryFilter filter) {
    return new Seen(
        steer.find(caller, id).orElseThrow(NotFoundException::new),
        steer.deliveries(caller, id, filter).orElseThrow(NotFoundException::new));
  }

  private void show(Seen seen) {
    show(seen.webhook());
    deliveries.show(seen.deliveries());
  }

  private void reached(boolean answered) {
    lost.setVisible(!answered);
  }

  /** Shows what it is told, and whether it is. */
  void show(Webhook now) {
    boolean isSame = webhook.filter(now::equals).isPresent();
    webhook = Optional.of(now);
    if (isSame) {
      return;
    }
    header.setTitle(WebhookWords.name(now), about(now));
    @Nullable String reason = now.pauseReason();
    boolean isPaused = reason != null;
    state.removeAll();
    state.add(WebhookWords.state(isPaused));
    pause.setText(text(isPaused ? "webhooks.resume" : "webhooks.pause"));
    pause.setIcon((isPaused ? VaadinIcon.PLAY : VaadinIcon.PAUSE).create());
    paused.setVisible(isPaused);
    paused.say(text("webhooks.paused.because", Objects.requireNonNullElse(reason, "")));
  }

  private static String about(Webhook now) {
    List<String> parts = new ArrayList<>();
    if (!now.description().isEmpty()) {
      parts.add(now.url());
    }
    parts.add(WebhookWords.told(now));
    parts.add(text("webhooks.made", Times.ago(now.createdAt(), Instant.now()), now.createdBy()));
    @Nullable Instant until = now.previousSecretUntil();
    if (until != null && until.isAfter(Instant.now())) {
      parts.add(text("webhooks.two-secrets", Times.clock(until)));
    }
    return String.join(" · ", parts);
  }

  private Webhook shown() {
    return webhook.orElseThrow(NotFoundException::new);
  }

  private void test() {
    if (steer.test(account.principal(), shown().id()).isEmpty()) {
      throw new NotFoundException();
    }
    Notices.success(text("webhooks.test.sent"));
    deliveries.status.setValue(DeliveryPane.Wanted.ALL);
    look();
  }

  private void pauseOrResume() {
    Principal caller = account.principal();
    boolean isPaused = shown().pausedAt() != null;
    WebhookId id = shown().id();
    Optional<Webhook> now = isPaused ? steer.resume(caller, id) : steer.pause(caller, id);
    show(now.orElseThrow(NotFoundException::new));
    look();
  }

  private void open(DeliveryId delivery) {
    new AttemptsDialog(
            steer
                .delivery(account.principal(), shown().id(), delivery)
                .orElseThrow(NotFoundException::new))
        .open();
  }

  private void replay(DeliveryId delivery) {
    if (!steer.replay(account.principal(), shown().id(), delivery)) {
      throw new NotFoundException();
    }
    Notices.success(
        text(shown().pausedAt() == null ? "webhooks.replayed" : "webhooks.replayed.paused"));
    deliveries.table.focus(); // the row's own buttons are others now
    look();
  }

  private void replayGivenUp(Instant since) {
    int replayed =
        steer
            .replayGivenUp(account.principal(), shown().id(), since)
            .orElseThrow(NotFoundException::new);
    if (replayed == 0) {
      Notices.success(text("webhooks.replay-all.none"));
    } else {
      Notices.success(
          text(
              shown().pausedAt() == null
                  ? "webhooks.replay-all.done"
                  : "webhooks.replay-all.done.paused",
              replayed));
    }
    deliveries.replayAll.focus();
    look();
  }

  private void change() {
    new WebhookDialog(Optional.of(shown()), this::changed).open();
  }

  private Optional<String> changed(WebhookWish wish) {
    Optional<Webhook> now = keep.change(account.principal(), shown().id(), wish);
    now.ifPresent(
        kept -> {
          show(kept);
          Notices.success(text("webhooks.changed"));
        });
    return now.isPresent() ? Optional.empty() : Optional.of(text("webhooks.gone"));
  }

  private void confirmRotate() {
    Tables.confirm(
        text("webhooks.rotate.confirm"),
        text("webhooks.rotate.confirm.text"),
        text("webhooks.rotate"),
        () -> {
          var signed =
              keep.rotate(account.principal(), shown().id()).orElseThrow(NotFoundException::new);
          show(signed.webhook());
          new SigningSecretDialog(signed, text("webhooks.secret.rotated"), rotate::focus).open();
        });
  }

  private void confirmDelete() {
    Tables.confirm(
        text("webhooks.delete.confirm", WebhookWords.name(shown())),
        text("webhooks.delete.confirm.text"),
        text("action.delete"),
        () -> {
          watch.ifPresent(Watch::stop);
          keep.delete(account.principal(), shown().id());
          Notices.success(text("webhooks.deleted"));
          UI.getCurrentOrThrow().navigate("webhooks");
        });
  }

  private record Seen(Webhook webhook, Page<Delivery> deliveries) {}
}
