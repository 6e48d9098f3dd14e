package io.emprops.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SessionInitEvent;
import io.emprops.core.problem.ErrorCode;
import io.emprops.ui.component.Notices;
import io.emprops.ui.problem.ApiProblemException;
import io.emprops.ui.problem.ApiUnavailableException;
import io.emprops.ui.session.CurrentAccount;
import io.emprops.ui.session.SignedOutException;
import io.emprops.ui.text.Texts;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Says on the screen what went wrong behind a click or a task; what was typed stays there. */
@Singleton
final class FailureHandler {
  private static final Logger LOG = Logger.getLogger(FailureHandler.class);

  private final CurrentAccount account;

  FailureHandler(CurrentAccount account) {
    this.account = account;
  }

  void onServiceInit(@Observes ServiceInitEvent event) {
    event.getSource().addSessionInitListener(this::handleFailures);
  }

  private void handleFailures(SessionInitEvent event) {
    event.getSession().setErrorHandler(this::show);
  }

  private void show(ErrorEvent event) {
    UI ui = UI.getCurrent();
    if (ui == null) {
      LOG.error("a task failed outside of any screen", event.getThrowable());
      return;
    }
    switch (rootOf(event.getThrowable())) {
      case ApiUnavailableException e -> {
        LOG.warnf("the API is not reachable: %s", e.getMessage());
        Notices.failure(Texts.text("api.unavailable"), Texts.text("api.unavailable.hint"));
      }
      case ApiProblemException e when e.problem().code() == ErrorCode.UNAUTHENTICATED -> {
        account.leave();
        ui.navigate(SignInGuard.SIGN_IN);
      }
      case SignedOutException _ -> ui.navigate(SignInGuard.SIGN_IN);
      case ApiProblemException e -> Notices.problem(e.problem());
      case IOException e -> LOG.debugf("a browser went away: %s", e.getMessage());
      case Throwable e -> {
        LOG.error("a screen failed", e);
        Notices.failure(Texts.text("error.internal"), Texts.text("error.internal.hint"));
      }
    }
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable e = thrown;
    while (e.getCause() != null && !isOurs(e)) {
      e = e.getCause();
    }
    return isOurs(e) ? e : thrown;
  }

  private static boolean isOurs(Throwable e) {
    return e instanceof ApiUnavailableException
        || e instanceof ApiProblemException
        || e instanceof SignedOutException;
  }
}
