package io.emprops.ui.view.webhook;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.webhook.Webhook;
import io.emprops.core.webhook.WebhookId;
import io.emprops.core.webhook.WebhookWish;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase;
import io.emprops.core.webhook.port.in.KeepWebhookUseCase.Signed;
import io.emprops.core.webhook.port.in.SteerWebhookUseCase;
import io.emprops.ui.component.EmptyState;
import io.emprops.ui.component.LiveCell;
import io.emprops.ui.component.LiveTable;
import io.emprops.ui.component.Loading;
import io.emprops.ui.component.Notices;
import io.emprops.ui.component.PageHeader;
import io.emprops.ui.component.Tables;
import io.emprops.ui.session.Background;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.shell.MainLayout;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All webhooks: where each is told, of what, and whether anything is sent; and a way to add one.
 */
@Route(value = "webhooks", layout = MainLayout.class)
public class WebhookListView extends Div implements HasDynamicTitle {
  private static final String ID = "webhook-list";

  final LiveTable<Webhook> table = Tables.table(ID, Webhook::id);

  private final Button add =
      new Button(text("webhooks.add"), VaadinIcon.PLUS.create(), _ -> edit());
  private final Section card = new Section();
  private final Loading loading = new Loading(text("webhooks.loading"));
  private final EmptyState empty;
  private final KeepWebhookUseCase keep;
  private final SteerWebhookUseCase steer;
  private final CurrentAccount account;
  private final Background background;

  WebhookListView(
      KeepWebhookUseCase keep,
      SteerWebhookUseCase steer,
      CurrentAccount account,
      Background background) {
    this.keep = keep;
    this.steer = steer;
    this.account = account;
    this.background = background;
    this.empty = new WebhookSteps(may(Role.ADMIN), this::edit).state();
    addClassNames("reading", "webhook-list-view");
    add.setId("add-webhook");
    add.addThemeName("primary");
    add.setVisible(may(Role.ADMIN));
    table
        .column(text("webhooks.where"), WebhookListView::where)
        .text(text("webhooks.told"), WebhookWords::told)
        .column(text("webhooks.state"), () -> LiveCell.renewed(State::of, State::show))
        .column("", () -> LiveCell.renewed(State::of, this::buttons));
    card.add(Tables.head(ID, text("webhooks.all")), table);
    card.addClassNames("card", "pane");
    card.setVisible(false);
    empty.setId("webhooks-empty");
    empty.setVisible(false);
    add(new PageHeader(text("webhooks.title"), text("webhooks.about"), add), loading, card, empty);
  }

  @Override
  public String getPageTitle() {
    return text("title", text("webhooks.title"));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    if (may(Role.OPERATOR)) {
      load();
    } else {
      loading.setVisible(false);
      add(
          new EmptyState(
              VaadinIcon.LOCK, text("webhooks.not-allowed"), text("webhooks.not-allowed.text")));
    }
  }

  private boolean may(Role role) {
    return account.find().filter(in -> in.principal().role().covers(role)).isPresent();
  }

  private void load() {
    UI ui = UI.getCurrentOrThrow();
    Principal caller = account.principal();
    background.run(
        ui,
        () -> {
          List<Webhook> all = steer.list(caller);
          background.show(ui, () -> show(all));
        });
  }

  private void show(List<Webhook> all) {
    loading.setVisible(false);
    empty.setVisible(all.isEmpty());
    card.setVisible(!all.isEmpty());
    table.show(all);
  }

  private static LiveCell<Webhook> where() {
    var link = new Anchor();
    var url = new Span();
    url.addClassNames("muted", "webhook-url");
    var cell = new Div(link, url);
    cell.addClassName("run-name");
    return LiveCell.of(
        cell,
        webhook -> {
          link.setHref("webhooks/" + webhook.id());
          link.setText(WebhookWords.name(webhook));
          url.setText(webhook.description().isEmpty() ? "" : webhook.url());
        });
  }

  private Component buttons(State state) {
    var test = Tables.button(text("webhooks.test"), VaadinIcon.BELL, () -> test(state));
    test.setAriaLabel(text("webhooks.test-what", state.name()));
    test.setId("test-" + state.id());
    var resume = Tables.button(text("webhooks.resume"), VaadinIcon.PLAY, () -> resume(state));
    resume.setAriaLabel(text("webhooks.resume-what", state.name()));
    resume.setId("resume-" + state.id());
    resume.setVisible(!state.reason().isEmpty());
    return new Div(test, resume);
  }

  /** What came of it stands on the webhook's own page. */
  private void test(State state) {
    if (steer.test(account.principal(), state.id()).isPresent()) {
      UI.getCurrentOrThrow().navigate("webhooks/" + state.id());
    } else {
      gone();
    }
  }

  private void resume(State state) {
    if (steer.resume(account.principal(), state.id()).isPresent()) {
      Notices.success(text("webhooks.resumed"));
      load();
      table.focus(); // the row's own buttons are others now
    } else {
      gone();
    }
  }

  private void gone() {
    Notices.failure(text("webhooks.gone"), "");
    load();
  }

  private void edit() {
    new WebhookDialog(Optional.empty(), this::kept).open();
  }

  private Optional<String> kept(WebhookWish wish) {
    Optional<Signed> signed = keep.add(account.principal(), wish);
    signed.ifPresent(
        made -> {
          load();
          new SigningSecretDialog(made, text("webhooks.secret.text"), add::focus).open();
        });
    return signed.isPresent() ? Optional.empty() : Optional.of(text("secrets.off"));
  }

  /**
   * What the cells of a row depend on.
   *
   * @param reason why it is paused; empty, where it is not
   */
  record State(WebhookId id, String name, String reason) {
    static State of(Webhook webhook) {
      @Nullable String reason = webhook.pauseReason();
      return new State(webhook.id(), WebhookWords.name(webhook), reason == null ? "" : reason);
    }

    Component show() {
      var why = new Span(reason);
      why.addClassName("worker-reason");
      why.setVisible(!reason.isEmpty());
      var shown = new Div(WebhookWords.state(!reason.isEmpty()), why);
      shown.addClassName("webhook-state");
      return shown;
    }
  }
}
