package io.emprops.queue.adapter.out.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.secret.FoundSecret;
import io.emprops.core.worker.port.out.SecretVault;
import io.emprops.core.worker.port.out.SecretVaultContract;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EnvironmentSecretVaultTest extends SecretVaultContract {
  private static final OrganisationId ACME = new OrganisationId("acme");
  private static final OrganisationId OTHER = new OrganisationId("other");

  @Override
  protected SecretVault vaultOf(OrganisationId organisation, Map<String, String> secrets) {
    String prefix = "EMP_SECRET_" + organisation.value().toUpperCase(Locale.ROOT) + "__";
    return new EnvironmentSecretVault(
        secrets.entrySet().stream()
            .collect(
                Collectors.toMap(
                    secret -> prefix + secret.getKey().toUpperCase(Locale.ROOT),
                    Map.Entry::getValue)));
  }

  @Test
  void givesEveryOrganisationWhatIsMeantForAll() {
    var vault = new EnvironmentSecretVault(Map.of("EMP_SECRET_STRIPE_KEY", "sk"));

    assertThat(value(vault, OTHER, "stripe-key")).contains("sk");
  }

  @Test
  void prefersTheOrganisationsOwn() {
    var vault =
        new EnvironmentSecretVault(Map.of("EMP_SECRET_A", "all", "EMP_SECRET_ACME__A", "own"));

    assertThat(value(vault, ACME, "a")).contains("own");
    assertThat(value(vault, OTHER, "a")).contains("all");
  }

  @Test
  void keepsAnOrganisationsSecretFromOthersWhateverNameTheyAskFor() {
    var vault = new EnvironmentSecretVault(Map.of("EMP_SECRET_ACME__A", "own"));

    assertThat(value(vault, OTHER, "ACME__A")).isEmpty();
    assertThat(value(vault, OTHER, "acme-_a")).isEmpty();
    assertThat(value(vault, OTHER, "acme._A")).isEmpty();
  }

  @Test
  void takesAnEmptyVariableForNoSecret() {
    var vault = new EnvironmentSecretVault(Map.of("EMP_SECRET_A", ""));

    assertThat(value(vault, ACME, "a")).isEmpty();
  }

  @Test
  void readsNoOtherVariables() {
    var vault = new EnvironmentSecretVault(Map.of("PATH", "/bin", "A", "x"));

    assertThat(value(vault, ACME, "PATH")).isEmpty();
    assertThat(value(vault, ACME, "a")).isEmpty();
  }

  private static Optional<String> value(
      EnvironmentSecretVault vault, OrganisationId organisation, String name) {
    return vault.find(organisation, JOB, name).map(FoundSecret::value);
  }
}
