package io.emprops.core.worker.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link SecretVault} promises. A subclass only says how to get one with secrets. */
public abstract class SecretVaultContract {
  private static final OrganisationId ACME = new OrganisationId("acme");

  /** A vault in which this organisation has these secrets, by name. */
  protected abstract SecretVault vaultOf(OrganisationId organisation, Map<String, String> secrets);

  @Test
  void findsASecretByItsName() {
    var vault = vaultOf(ACME, Map.of("a", "first", "b", "second"));

    assertThat(vault.find(ACME, "b")).contains("second");
  }

  @Test
  void findsNothingUnderAnUnknownName() {
    var vault = vaultOf(ACME, Map.of("a", "first"));

    assertThat(vault.find(ACME, "aa")).isEmpty();
  }

  @Test
  void keepsTheValueToTheLastCharacter() {
    var vault = vaultOf(ACME, Map.of("a", " x=\"y\" "));

    assertThat(vault.find(ACME, "a")).contains(" x=\"y\" ");
  }

  @Test
  void findsNothingUnderANameThatNoSecretCanHave() {
    var vault = vaultOf(ACME, Map.of("a", "first"));

    assertThat(vault.find(ACME, "")).isEmpty();
    assertThat(vault.find(ACME, "../a\u0000=")).isEmpty();
  }
}
