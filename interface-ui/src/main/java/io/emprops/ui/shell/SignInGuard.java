package io.emprops.ui.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import io.emprops.ui.session.CurrentAccount;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Sends everyone who is not signed in to the way in, from whatever address they came to. */
@Singleton
final class SignInGuard {
  /** The route that needs no account. */
  static final String SIGN_IN = "sign-in";

  private final CurrentAccount account;

  SignInGuard(CurrentAccount account) {
    this.account = account;
  }

  void onServiceInit(@Observes ServiceInitEvent event) {
    event.getSource().addUIInitListener(this::guard);
  }

  private void guard(UIInitEvent event) {
    event.getUI().addBeforeEnterListener(this::check);
  }

  private void check(BeforeEnterEvent event) {
    if (account.find().isEmpty() && !event.getLocation().getFirstSegment().equals(SIGN_IN)) {
      event.forwardTo(
          SIGN_IN,
          com.vaadin.flow.router.QueryParameters.of(
              "next", event.getLocation().getPathWithQueryParameters()));
    }
  }
}
