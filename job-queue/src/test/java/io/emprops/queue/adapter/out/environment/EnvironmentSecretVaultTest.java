package io.emprops.queue.adapter.out.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.worker.port.out.SecretVault;
import io.emprops.core.worker.port.out.SecretVaultContract;
import java.util.Locale;
import java.util.Map;
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

    assertThat(vault.find(OTHER, "stripe-key")).contains("sk");
  }

  @Test
  void prefersTheOrganisationsOwn() {
    var vault =
        new EnvironmentSecretVault(Map.of("EMP_SECRET_A", "all", "EMP_SECRET_ACME__A", "own"));

    assertThat(vault.find(ACME, "a")).contains("own");
    assertThat(vault.find(OTHER, "a")).contains("all");
  }

  @Test
  void keepsAnOrganisationsSecretFromOthersWhateverNameTheyAskFor() {
    var vault = new EnvironmentSecretVault(Map.of("EMP_SECRET_ACME__A", "own"));

    assertThat(vault.find(OTHER, "ACME__A")).isEmpty();
    assertThat(vault.find(OTHER, "acme-_a")).isEmpty();
    assertThat(vault.find(OTHER, "acme._A")).isEmpty();
  }

  @Test
  void takesAnEmptyVariableForNoSecret() {
    var vault = new EnvironmentSecretVault(Map.of("EMP_SECRET_A", ""));

    assertThat(vault.find(ACME, "a")).isEmpty();
  }

  @Test
  void readsNoOtherVariables() {
    var vault = new EnvironmentSecretVault(Map.of("PATH", "/bin", "A", "x"));

    assertThat(vault.find(ACME, "PATH")).isEmpty();
    assertThat(vault.find(ACME, "a")).isEmpty();
  }
}
