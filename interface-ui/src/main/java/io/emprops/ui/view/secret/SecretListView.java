package io.emprops.ui.view.secret;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.secret.BoundHost;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SecretFilter;
import io.emprops.core.secret.SecretSummary;
import io.emprops.core.secret.port.in.FindSecretsQuery;
import io.emprops.core.secret.port.in.KeepOutcome;
import io.emprops.core.secret.port.in.KeepSecretUseCase;
import io.emprops.core.workflow.Page;
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
import io.emprops.ui.text.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All secrets by name: where each may be sent, who keeps it, when it was used; never what it is.
 */
@Route(value = "secrets", layout = MainLayout.class)
public class SecretListView extends Div implements HasDynamicTitle {
  private static final String ID = "secret-list";
  private static final int PART = 50;

  final LiveTable<SecretSummary> table = Tables.table(ID, SecretSummary::name);
  final EmptyState empty = new SecretSteps(() -> edit(Optional.empty())).state();
  final TextField search = new TextField();
  final Button more = new Button(text("action.more"), _ -> showMore());

  private final Button add =
      new Button(text("secrets.add"), VaadinIcon.PLUS.create(), _ -> edit(Optional.empty()));
  private final Section card = new Section();
  private final Loading loading = new Loading(text("secrets.loading"));
  private final FindSecretsQuery find;
  private final KeepSecretUseCase keep;
  private final CurrentAccount account;
  private final Background background;
  private final List<SecretSummary> shown = new ArrayList<>();
  private String cursor = "";

  SecretListView(
      FindSecretsQuery find,
      KeepSecretUseCase keep,
      CurrentAccount account,
      Background background) {
    this.find = find;
    this.keep = keep;
    this.account = account;
    this.background = background;
    addClassNames("reading", "secret-list-view");
    add.setId("add-secret");
    add.addThemeName("primary");
    configureTable();
    configureSearch();
    card.add(Tables.head(ID, text("secrets.all"), search), table);
    card.addClassNames("card", "pane");
    card.setVisible(false);
    empty.setId("secrets-empty");
    empty.setVisible(false);
    more.addClassName("center");
    more.setVisible(false);
    add(new PageHeader(text("secrets.title"), text("secrets.about"), add), loading, card, empty);
    add(more);
  }

  @Override
  public String getPageTitle() {
    return text("title", text("secrets.title"));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    if (account.principal().role().covers(Role.EDITOR)) {
      load();
    } else {
      loading.setVisible(false);
      add.setVisible(false);
      add(
          new EmptyState(
              VaadinIcon.LOCK, text("secrets.not-allowed"), text("secrets.not-allowed.text")));
    }
  }

  private void load() {
    UI ui = UI.getCurrentOrThrow();
    Principal caller = account.principal();
    var filter = new SecretFilter(search.getValue().strip(), PART, "");
    background.run(
        ui,
        () -> {
          Page<SecretSummary> first = find.list(caller, filter);
          background.show(ui, () -> show(filter, first));
        });
  }

  /** An answer to what is no longer asked is left. */
  private void show(SecretFilter filter, Page<SecretSummary> first) {
    if (filter.text().equals(search.getValue().strip())) {
      shown.clear();
      take(first);
    }
  }

  private void showMore() {
    take(find.list(account.principal(), new SecretFilter(search.getValue().strip(), PART, cursor)));
  }

  private void take(Page<SecretSummary> part) {
    shown.addAll(part.items());
    @Nullable String next = part.nextCursor();
    cursor = next == null ? "" : next;
    loading.setVisible(false);
    boolean none = shown.isEmpty() && search.isEmpty();
    empty.setVisible(none);
    card.setVisible(!none);
    more.setVisible(!cursor.isEmpty());
    table.show(shown);
  }

  private void configureSearch() {
    search.setId("secret-search");
    search.setPlaceholder(text("secrets.search"));
    search.setAriaLabel(text("secrets.search"));
    search.setPrefixComponent(VaadinIcon.SEARCH.create());
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(_ -> load());
  }

  private void configureTable() {
    table
        .text(text("secrets.name"), secret -> secret.name().value())
        .text(text("secrets.hosts"), SecretListView::hosts)
        .text(text("secrets.header"), SecretListView::header)
        .text(
            text("secrets.changed"),
            secret ->
                text(
                    "secrets.changed-by",
                    Times.ago(secret.changedAt(), Instant.now()),
                    secret.changedBy()))
        .text(text("secrets.used"), SecretListView::used)
        .column("", () -> LiveCell.renewed(secret -> secret, this::buttons));
  }

  private static String hosts(SecretSummary secret) {
    return secret.hosts().stream().map(BoundHost::value).collect(Collectors.joining(", "));
  }

  private static String header(SecretSummary secret) {
    @Nullable String header = secret.header();
    return header == null ? text("secrets.header.any") : header;
  }

  private static String used(SecretSummary secret) {
    @Nullable Instant used = secret.lastUsedAt();
    return used == null ? text("secrets.used.never") : Times.ago(used, Instant.now());
  }

  private Component buttons(SecretSummary secret) {
    var replace =
        Tables.button(text("secrets.replace"), VaadinIcon.REFRESH, () -> edit(Optional.of(secret)));
    replace.setAriaLabel(text("secrets.replace-what", secret.name()));
    replace.setId("replace-" + secret.name());
    var delete =
        Tables.button(text("action.delete"), VaadinIcon.TRASH, () -> confirmDelete(secret));
    delete.setAriaLabel(text("secrets.delete-what", secret.name()));
    delete.setId("delete-" + secret.name());
    return new Div(replace, delete);
  }

  private void edit(Optional<SecretSummary> now) {
    new SecretDialog(now, secret -> kept(now.isPresent(), secret)).open();
  }

  private Optional<String> kept(boolean replaces, PlainSecret secret) {
    Principal caller = account.principal();
    return switch (replaces ? keep.replace(caller, secret) : keep.add(caller, secret)) {
      case KeepOutcome.Kept(SecretSummary kept) -> {
        Notices.success(text("secrets.kept", kept.name()));
        load();
        add.focus(); // the row's own buttons are others now
        yield Optional.empty();
      }
      case KeepOutcome.NameTaken _ -> Optional.of(text("secrets.name.taken"));
      case KeepOutcome.NotFound _ -> Optional.of(text("secrets.gone"));
      case KeepOutcome.NoMasterKey _ -> Optional.of(text("secrets.off"));
    };
  }

  private void confirmDelete(SecretSummary secret) {
    Tables.confirm(
        text("secrets.delete.confirm", secret.name()),
        text("secrets.delete.confirm.text"),
        text("action.delete"),
        () -> {
          keep.delete(account.principal(), secret.name());
          Notices.success(text("secrets.deleted", secret.name()));
          load();
          add.focus();
        });
  }
}
