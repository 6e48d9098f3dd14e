package io.emprops.ui.session;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import io.emprops.core.identity.Principal;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Knows whose session a thread works for: a screen's, or that of a task which a screen began. */
@Singleton
public final class CurrentAccount {
  private final ScopedValue<Account> ofTask = ScopedValue.newInstance();

  /** Who is signed in, if anyone. */
  public Optional<Account> find() {
    if (ofTask.isBound()) {
      return Optional.of(ofTask.get());
    }
    return Optional.ofNullable(VaadinSession.getCurrent())
        .map(session -> session.getAttribute(Account.class));
  }

  /**
   * Who asks.
   *
   * @throws SignedOutException if no one is signed in
   */
  public Principal principal() {
    return find().map(Account::principal).orElseThrow(SignedOutException::new);
  }

  /**
   * Signs in; the session gets another id, so that one which was planted before is worth nothing.
   */
  public void enter(Account account) {
    if (VaadinRequest.getCurrent() != null) {
      VaadinService.reinitializeSession(VaadinRequest.getCurrent());
    }
    VaadinSession.getCurrent().setAttribute(Account.class, account);
  }

  /** Signs out. */
  public void leave() {
    VaadinSession.getCurrent().setAttribute(Account.class, null);
  }

  /** The task as someone's who is signed in, for a thread that knows no session. */
  public Runnable as(Account account, Runnable task) {
    return () -> ScopedValue.where(ofTask, account).run(task);
  }
}
