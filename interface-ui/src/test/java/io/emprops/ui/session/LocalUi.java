package io.emprops.ui.session;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.VaadinSession;
import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A UI without a server and a browser: what a task shows is shown by the task, at once. As an
 * extension it is the current one during each test; Vaadin only remembers weakly which one that is.
 */
public final class LocalUi extends UI implements BeforeEachCallback, AfterEachCallback {
  private final Semaphore changes = new Semaphore(0);

  /** Opens it. */
  public LocalUi() {
    getInternals().setSession(new OpenSession());
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    UI.setCurrent(this);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    UI.setCurrent(null);
  }

  /** Someone who may do all that screens offer. */
  public static Account operator() {
    return new Account(
        new Principal(new OrganisationId("acme"), new UserId("ada"), Role.OPERATOR), "token");
  }

  @Override
  public Future<Void> access(Command command) {
    return CompletableFuture.runAsync(command::execute, Runnable::run)
        .whenComplete((_, _) -> changes.release());
  }

  /** Waits until a task has shown something since the last call. */
  public boolean awaitChange() throws InterruptedException {
    return changes.tryAcquire(10, SECONDS);
  }

  /** A session that nobody else can be in. */
  private static final class OpenSession extends VaadinSession {
    OpenSession() {
      super(null);
    }

    @Override
    public boolean hasLock() {
      // Only this test is here: there is nothing to hold against others.
      return true;
    }

    @Override
    public DeploymentConfiguration getConfiguration() {
      return (DeploymentConfiguration)
          Proxy.newProxyInstance(
              DeploymentConfiguration.class.getClassLoader(),
              new Class<?>[] {DeploymentConfiguration.class},
              (proxy, method, arguments) -> method.getName().equals("isProductionMode"));
    }
  }
}
