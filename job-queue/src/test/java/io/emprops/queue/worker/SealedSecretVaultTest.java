package io.emprops.queue.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.FoundSecret;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SealedSecrets;
import io.emprops.core.secret.SecretBundle;
import io.emprops.core.secret.port.out.ASecret;
import io.emprops.core.secret.port.out.SecretOpener;
import io.emprops.core.secret.port.out.SecretOpenerContract;
import io.emprops.core.worker.port.out.SecretVault;
import io.emprops.core.worker.port.out.SecretVaultContract;
import io.emprops.queue.adapter.out.crypto.TinkSecretOpener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Secrets that came sealed with a job are found for it, and for no other. */
class SealedSecretVaultTest extends SecretVaultContract {
  private static final OrganisationId ACME = new OrganisationId("acme");
  private static final JobId ANOTHER = new JobId("p0-01KAEXAMP00000000000000005");

  private final SecretOpener opener = TinkSecretOpener.make();
  private final SealedSecretVault vault =
      new SealedSecretVault(opener, (_, _, _) -> Optional.empty());

  @Override
  protected SecretVault vaultOf(OrganisationId organisation, Map<String, String> secrets) {
    vault.hold(
        JOB,
        sealed(
            secrets.entrySet().stream()
                .map(each -> ASecret.plain(each.getKey(), each.getValue()))
                .toList()));
    return vault;
  }

  @Test
  void tellsWhereTheSecretMayGo() {
    vault.hold(JOB, sealed(List.of(ASecret.plain("key", "sk-live"))));

    assertThat(vault.find(ACME, JOB, "key").flatMap(FoundSecret::binding))
        .contains(ASecret.binding("api.example.com"));
    assertThat(vault.find(ACME, ANOTHER, "key")).isEmpty();
  }

  @Test
  void forgetsWithTheJobButNotWhatCameLater() {
    SealedSecrets first = sealed(List.of(ASecret.plain("key", "the first")));
    SealedSecrets second = sealed(List.of(ASecret.plain("key", "the second")));
    vault.hold(JOB, first);
    vault.hold(JOB, second);

    vault.forget(JOB, first);
    assertThat(vault.find(ACME, JOB, "key")).map(FoundSecret::value).contains("the second");

    vault.forget(JOB, second);
    assertThat(vault.find(ACME, JOB, "key")).isEmpty();
  }

  @Test
  void looksWhereTheOperatorPutSecretsForWhatDidNotCome() {
    var both =
        new SealedSecretVault(
            opener,
            (_, _, name) -> Optional.of(new FoundSecret(name, "the operator's", Optional.empty())));
    both.hold(JOB, sealed(List.of(ASecret.plain("key", "the organisation's"))));

    assertThat(both.find(ACME, JOB, "key")).map(FoundSecret::value).contains("the organisation's");
    assertThat(both.find(ACME, JOB, "other")).map(FoundSecret::value).contains("the operator's");
  }

  private SealedSecrets sealed(List<PlainSecret> secrets) {
    return SecretOpenerContract.sealed(new SecretBundle(secrets).toJson(), opener.key(), JOB);
  }
}
