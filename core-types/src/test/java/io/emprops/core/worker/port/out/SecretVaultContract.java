package io.emprops.core.worker.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.FoundSecret;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link SecretVault} promises. A subclass only says how to get one with secrets. */
public abstract class SecretVaultContract {
  /** The job that the vault is asked for. */
  protected static final JobId JOB = new JobId("p0-01KAEXAMP00000000000000004");

  private static final OrganisationId ACME = new OrganisationId("acme");

  /** A vault in which this organisation has these secrets, by name. */
  protected abstract SecretVault vaultOf(OrganisationId organisation, Map<String, String> secrets);

  @Test
  void findsASecretByItsName() {
    var vault = vaultOf(ACME, Map.of("a", "first", "b", "second"));

    assertThat(value(vault, "b")).contains("second");
  }

  @Test
  void findsNothingUnderAnUnknownName() {
    var vault = vaultOf(ACME, Map.of("a", "first"));

    assertThat(value(vault, "aa")).isEmpty();
  }

  @Test
  void keepsTheValueToTheLastCharacter() {
    var vault = vaultOf(ACME, Map.of("a", "x=\"y\" ß\\"));

    assertThat(value(vault, "a")).contains("x=\"y\" ß\\");
  }

  @Test
  void findsNothingUnderANameThatNoSecretCanHave() {
    var vault = vaultOf(ACME, Map.of("a", "first"));

    assertThat(value(vault, "")).isEmpty();
    assertThat(value(vault, "../a\u0000=")).isEmpty();
  }

  private static Optional<String> value(SecretVault vault, String name) {
    return vault.find(ACME, JOB, name).map(FoundSecret::value);
  }
}
