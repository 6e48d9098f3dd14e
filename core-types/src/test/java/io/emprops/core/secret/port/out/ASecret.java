package io.emprops.core.secret.port.out;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.secret.BoundHost;
import io.emprops.core.secret.Enciphered;
import io.emprops.core.secret.PlainSecret;
import io.emprops.core.secret.SecretBinding;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.port.out.SecretStore.KeptSecret;
import java.util.List;

/** Secrets that tests are about. */
public final class ASecret {
  /** Whose they are. */
  public static final OrganisationId ACME = new OrganisationId("acme");

  private ASecret() {}

  /** Bound to one host and one header. */
  public static PlainSecret plain(String name, String value) {
    return new PlainSecret(new SecretName(name), value, binding("api.example.com"));
  }

  /** In the header {@code Authorization} only. */
  public static SecretBinding binding(String host) {
    return new SecretBinding(List.of(new BoundHost(host)), "Authorization");
  }

  /** As it was stored, for stores that read nothing of it. */
  public static KeptSecret kept(OrganisationId organisation, String name, String keyId) {
    return new KeptSecret(
        organisation,
        new SecretName(name),
        binding("api.example.com"),
        new Enciphered(keyId, "wrapped-" + name, "value-" + name));
  }
}
