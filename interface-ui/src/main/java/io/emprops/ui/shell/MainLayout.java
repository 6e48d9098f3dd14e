package io.emprops.ui.shell;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.ui.session.Account;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.shell.ColourSchemes.Choice;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Navigation beside the content; in a narrow window it opens over it. */
public class MainLayout extends AppLayout {
  /** A screen begins at its top, whatever scrolls around it. */
  private static final String TO_TOP =
      """
      for (let e = this; e; e = e.assignedSlot || e.parentNode || e.host) {
        if (e.scrollTop) e.scrollTop = 0;
      }
      window.scrollTo(0, 0);
      """;

  private final CurrentAccount account;
  private final ColourSchemes schemes;

  MainLayout(CurrentAccount account, ColourSchemes schemes) {
    this.account = account;
    this.schemes = schemes;
    setPrimarySection(Section.DRAWER);
    addToNavbar(toggle(), new Header(brand()));
    var drawer = new Aside(skipLink(), brand(), navigation(), foot());
    drawer.addClassName("drawer");
    drawer.getElement().setAttribute("aria-label", text("shell.side"));
    addToDrawer(drawer);
    configureReconnecting();
  }

  @Override
  public void setContent(Component content) {
    content.getElement().setAttribute("tabindex", "-1");
    content.getElement().setAttribute("role", "main");
    content.addClassName("main-content");
    super.setContent(content);
    content.getElement().executeJs(TO_TOP);
  }

  private static DrawerToggle toggle() {
    var toggle = new DrawerToggle();
    toggle.setAriaLabel(text("shell.menu"));
    return toggle;
  }

  private static Component brand() {
    var mark = new Span("{ }");
    mark.addClassName("brand-mark");
    mark.getElement().setAttribute("aria-hidden", "true");
    var brand = new Div(mark, new Span(text("app.name")));
    brand.addClassName("brand");
    return brand;
  }

  private static Component skipLink() {
    var skip = new NativeButton(text("shell.skip"));
    skip.addClassName("skip-link");
    skip.getElement()
        .executeJs(
            "this.addEventListener('click', () =>"
                + " document.querySelector('.main-content')?.focus())");
    return skip;
  }

  private SideNav navigation() {
    var workflows =
        new SideNavItem(text("nav.workflows"), "workflows", VaadinIcon.CLUSTER.create());
    workflows.setId("nav-workflows");
    workflows.setMatchNested(true);
    var runs = new SideNavItem(text("nav.runs"), "runs", VaadinIcon.PLAY_CIRCLE_O.create());
    runs.setId("nav-runs");
    runs.setMatchNested(true);
    var batches = new SideNavItem(text("nav.batches"), "batches", VaadinIcon.TABLE.create());
    batches.setId("nav-batches");
    batches.setMatchNested(true);
    var navigation = new SideNav();
    navigation.getElement().setAttribute("aria-label", text("shell.navigation"));
    var monitor = new SideNavItem(text("nav.monitor"), "monitor", VaadinIcon.DASHBOARD.create());
    monitor.setId("nav-monitor");
    navigation.addItem(workflows, runs, batches, monitor);
    if (account.find().filter(in -> in.principal().role().covers(Role.EDITOR)).isPresent()) {
      var secrets = new SideNavItem(text("nav.secrets"), "secrets", VaadinIcon.KEY.create());
      secrets.setId("nav-secrets");
      navigation.addItem(secrets);
    }
    if (account.find().filter(in -> in.principal().role().covers(Role.OPERATOR)).isPresent()) {
      var webhooks =
          new SideNavItem(text("nav.webhooks"), "webhooks", VaadinIcon.CONNECT_O.create());
      webhooks.setId("nav-webhooks");
      webhooks.setMatchNested(true);
      var budgets =
          new SideNavItem(text("nav.budgets"), "budgets", VaadinIcon.PIGGY_BANK_COIN.create());
      budgets.setId("nav-budgets");
      navigation.addItem(webhooks, budgets);
    }
    return navigation;
  }

  private Component foot() {
    var foot = new Div();
    foot.addClassName("drawer-foot");
    foot.add(schemeSwitch());
    account.find().map(Account::principal).map(this::whoIsIn).ifPresent(foot::add);
    return foot;
  }

  private Component schemeSwitch() {
    var group = new Div();
    group.addClassName("scheme-switch");
    group.getElement().setAttribute("role", "group");
    group.getElement().setAttribute("aria-label", text("shell.scheme"));
    Map<Choice, NativeButton> buttons = new EnumMap<>(Choice.class);
    for (Choice choice : Choice.values()) {
      var button = new NativeButton();
      button.add(iconOf(choice).create());
      var name = text("shell.scheme." + choice.name().toLowerCase(Locale.ROOT));
      button.setAriaLabel(name);
      button.setTitle(name);
      button.addClickListener(
          _ -> {
            schemes.choose(UI.getCurrentOrThrow(), choice);
            press(buttons, choice);
          });
      buttons.put(choice, button);
      group.add(button);
    }
    press(buttons, schemes.chosen());
    return group;
  }

  private static void press(Map<Choice, NativeButton> buttons, Choice pressed) {
    buttons.forEach(
        (choice, button) ->
            button.getElement().setAttribute("aria-pressed", String.valueOf(choice == pressed)));
  }

  private static VaadinIcon iconOf(Choice choice) {
    return switch (choice) {
      case LIGHT -> VaadinIcon.SUN_O;
      case DARK -> VaadinIcon.MOON_O;
      case SYSTEM -> VaadinIcon.ADJUST;
    };
  }

  private Component whoIsIn(Principal principal) {
    var name = new Span(principal.user().value());
    name.addClassName("who-name");
    var role = new Span(principal.organisation() + " · " + principal.role().wire());
    role.addClassName("who-role");
    var words = new Div(name, role);
    words.addClassName("who-words");
    var leave = new Button(VaadinIcon.SIGN_OUT.create(), _ -> leave());
    leave.addThemeName("tertiary");
    leave.setId("sign-out");
    leave.setAriaLabel(text("shell.sign-out"));
    leave.setTooltipText(text("shell.sign-out"));
    var who = new Div(words, leave);
    who.addClassName("who");
    return who;
  }

  private void leave() {
    account.leave();
    UI.getCurrentOrThrow().getPage().setLocation(SignInGuard.SIGN_IN);
  }

  private static void configureReconnecting() {
    var banner = UI.getCurrentOrThrow().getReconnectDialogConfiguration();
    banner.setDialogText(text("shell.reconnecting"));
    banner.setDialogTextGaveUp(text("shell.reconnect-failed"));
    banner.setReconnectAttempts(10_000);
    banner.setReconnectInterval(2_000);
  }
}
