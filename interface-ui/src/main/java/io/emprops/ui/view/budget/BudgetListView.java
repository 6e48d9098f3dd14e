package io.emprops.ui.view.budget;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.emprops.core.budget.Budget;
import io.emprops.core.budget.BudgetReport;
import io.emprops.core.budget.BudgetWish;
import io.emprops.core.budget.port.in.KeepBudgetUseCase;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
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
import java.util.List;
import java.util.Optional;

/** All budgets: what each covers, what is used of it, and when it begins anew. */
@Route(value = "budgets", layout = MainLayout.class)
public class BudgetListView extends Div implements HasDynamicTitle {
  private static final String ID = "budget-list";

  final LiveTable<BudgetReport> table = Tables.table(ID, report -> report.budget().id());

  private final Button add =
      new Button(text("budgets.add"), VaadinIcon.PLUS.create(), _ -> edit(Optional.empty()));
  private final Section card = new Section();
  private final Div empty = new Div();
  private final Loading loading = new Loading(text("budgets.loading"));
  private final KeepBudgetUseCase budgets;
  private final CurrentAccount account;
  private final Background background;

  BudgetListView(KeepBudgetUseCase budgets, CurrentAccount account, Background background) {
    this.budgets = budgets;
    this.account = account;
    this.background = background;
    addClassNames("reading", "budget-list-view");
    add.setId("add-budget");
    add.addThemeName("primary");
    configureTable();
    card.add(Tables.head(ID, text("budgets.all")), table);
    card.addClassNames("card", "pane");
    card.setVisible(false);
    empty.setId("budgets-empty");
    empty.setVisible(false);
    add(new PageHeader(text("budgets.title"), text("budgets.about"), add), loading, card, empty);
  }

  @Override
  public String getPageTitle() {
    return text("title", text("budgets.title"));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    add.setVisible(may(Role.ADMIN));
    if (may(Role.OPERATOR)) {
      empty.add(new BudgetSteps(() -> edit(Optional.empty())).state(may(Role.ADMIN)));
      load();
    } else {
      loading.setVisible(false);
      add(
          new EmptyState(
              VaadinIcon.LOCK, text("budgets.not-allowed"), text("budgets.not-allowed.text")));
    }
  }

  private boolean may(Role role) {
    return account.principal().role().covers(role);
  }

  private void load() {
    UI ui = UI.getCurrentOrThrow();
    Principal caller = account.principal();
    background.run(
        ui,
        () -> {
          List<BudgetReport> all = budgets.list(caller);
          background.show(ui, () -> show(all));
        });
  }

  private void show(List<BudgetReport> all) {
    loading.setVisible(false);
    empty.setVisible(all.isEmpty());
    card.setVisible(!all.isEmpty());
    table.show(all);
  }

  private void configureTable() {
    table
        .text(text("budgets.name"), report -> report.budget().wish().name())
        .text(text("budgets.covers"), BudgetListView::covers)
        .column(text("budgets.used"), () -> LiveCell.renewed(report -> report, BudgetBar::new))
        .text(text("budgets.turns"), BudgetListView::turns)
        .column("", () -> LiveCell.renewed(report -> report, this::buttons));
  }

  private static String covers(BudgetReport report) {
    var scope = report.budget().wish().scope();
    String kind = text("budgets.kind." + scope.kind());
    return scope.name().isEmpty() ? kind : text("budgets.covers.what", kind, scope.name());
  }

  private static String turns(BudgetReport report) {
    return report
        .turns()
        .map(at -> text("budgets.turns.at", Times.calendar(at)))
        .orElseGet(() -> text("budgets.turns.never"));
  }

  private Component buttons(BudgetReport report) {
    Budget budget = report.budget();
    var change =
        Tables.button(text("action.edit"), VaadinIcon.EDIT, () -> edit(Optional.of(budget)));
    change.setAriaLabel(text("budgets.change-what", budget.wish().name()));
    change.setId("change-" + budget.id());
    var delete =
        Tables.button(text("action.delete"), VaadinIcon.TRASH, () -> confirmDelete(budget));
    delete.setAriaLabel(text("budgets.delete-what", budget.wish().name()));
    delete.setId("delete-" + budget.id());
    var both = new Div(change, delete);
    both.setVisible(may(Role.ADMIN));
    return both;
  }

  private void edit(Optional<Budget> now) {
    new BudgetDialog(now, wish -> keep(now, wish)).open();
  }

  private void keep(Optional<Budget> now, BudgetWish wish) {
    Principal caller = account.principal();
    Optional<BudgetReport> kept =
        now.isPresent()
            ? budgets.change(caller, now.get().id(), wish.name(), wish.limit())
            : Optional.of(budgets.add(caller, wish));
    if (kept.isPresent()) {
      Notices.success(text("budgets.kept", wish.name()));
    } else {
      Notices.success(text("budgets.gone", wish.name()));
    }
    load();
    add.focus(); // the row's own buttons are others now
  }

  private void confirmDelete(Budget budget) {
    Tables.confirm(
        text("budgets.delete.confirm", budget.wish().name()),
        text("budgets.delete.confirm.text"),
        text("action.delete"),
        () -> {
          budgets.delete(account.principal(), budget.id());
          Notices.success(text("budgets.deleted", budget.wish().name()));
          load();
          add.focus();
        });
  }
}
