package io.emprops.ui.view.identity;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.emprops.core.identity.port.in.AuthenticateQuery;
import io.emprops.core.identity.port.in.SignInUseCase;
import io.emprops.ui.problem.ApiUnavailableException;
import io.emprops.ui.session.Account;
import io.emprops.ui.session.CurrentAccount;
import java.util.Optional;

/** The way in: by a link that works once, by its code, or by an API token. */
@Route("sign-in")
public class SignInView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  private static final String TOKEN_PREFIX = "emp_";

  final PasswordField code = new PasswordField(text("sign-in.code"));
  final Button enter = new Button(text("sign-in.enter"), _ -> submit());

  private final SignInUseCase signIn;
  private final AuthenticateQuery authenticate;
  private final CurrentAccount account;
  private String next = "";

  SignInView(SignInUseCase signIn, AuthenticateQuery authenticate, CurrentAccount account) {
    this.signIn = signIn;
    this.authenticate = authenticate;
    this.account = account;
    addClassName("sign-in");
    add(card());
  }

  @Override
  public String getPageTitle() {
    return text("title", text("sign-in.title"));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var query = event.getLocation().getQueryParameters();
    next = query.getSingleParameter("next").orElse("");
    var given = query.getSingleParameter("code").filter(text -> !text.isBlank());
    if (given.isPresent()) {
      redeem(given.get());
      if (account.find().isPresent()) {
        event.forwardTo("workflows", QueryParameters.empty());
      }
    }
  }

  void submit() {
    var given = code.getValue().strip();
    if (given.isEmpty()) {
      refuse("sign-in.empty");
      return;
    }
    if (given.startsWith(TOKEN_PREFIX)) {
      useToken(given);
    } else {
      redeem(codeOf(given));
    }
    if (account.find().isPresent()) {
      UI.getCurrentOrThrow().navigate(next.startsWith("sign-in") ? "workflows" : next);
    }
  }

  private Div card() {
    var mark = new Span("{ }");
    mark.addClassNames("brand-mark", "brand-mark-large");
    mark.getElement().setAttribute("aria-hidden", "true");
    var how = new Paragraph();
    how.add(text("sign-in.how") + " ");
    how.add(new Code("./run"));
    how.add(" " + text("sign-in.how.more"));
    code.setId("sign-in-code");
    code.setWidthFull();
    code.setHelperText(text("sign-in.code.help"));
    code.setAutofocus(true);
    code.addKeyPressListener(Key.ENTER, _ -> submit());
    enter.addThemeName("primary");
    enter.setId("sign-in-button");
    enter.setWidthFull();
    enter.setDisableOnClick(false);
    var card = new Div(mark, new H1(text("sign-in.title")), how, code, enter);
    card.addClassName("sign-in-card");
    card.getElement().setAttribute("role", "main");
    return card;
  }

  private void redeem(String given) {
    try {
      var session = signIn.redeem(given);
      session.ifPresentOrElse(
          open -> account.enter(new Account(open.principal(), open.token())),
          () -> refuse("sign-in.code.wrong"));
    } catch (ApiUnavailableException e) {
      refuse("api.unavailable");
    }
  }

  private void useToken(String token) {
    try {
      authenticate
          .authenticate(token)
          .ifPresentOrElse(
              principal -> account.enter(new Account(principal, token)),
              () -> refuse("sign-in.token.wrong"));
    } catch (ApiUnavailableException e) {
      refuse("api.unavailable");
    }
  }

  private void refuse(String key) {
    code.setInvalid(true);
    code.setErrorMessage(text(key));
    code.focus();
  }

  /** Someone may paste the whole link. */
  private static String codeOf(String given) {
    int at = given.indexOf("code=");
    return Optional.of(given.substring(at < 0 ? 0 : at + "code=".length()))
        .map(rest -> rest.contains("&") ? rest.substring(0, rest.indexOf('&')) : rest)
        .orElse(given);
  }
}
