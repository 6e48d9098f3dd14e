package io.emprops.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.Principal;
import io.emprops.core.identity.Role;
import io.emprops.core.identity.UserId;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CurrentAccountTest {
  private static final Account ADA =
      new Account(
          new Principal(new OrganisationId("acme"), new UserId("ada"), Role.EDITOR), "emp_secret");

  private final CurrentAccount current = new CurrentAccount();

  @Test
  void knowsNobodyOutsideOfASession() {
    assertThat(current.find()).isEmpty();
    assertThatExceptionOfType(SignedOutException.class).isThrownBy(current::principal);
  }

  @Test
  void goesWithATaskToItsThreadAndNoFurther() throws InterruptedException {
    var seen = new AtomicReference<Principal>();

    Thread.ofVirtual().start(current.as(ADA, () -> seen.set(current.principal()))).join();

    assertThat(seen.get()).isEqualTo(ADA.principal());
    assertThat(current.find()).isEmpty();
  }

  @Test
  void keepsItsTokenOutOfTexts() {
    assertThat(ADA.toString()).doesNotContain("emp_secret").contains("ada");
  }
}
