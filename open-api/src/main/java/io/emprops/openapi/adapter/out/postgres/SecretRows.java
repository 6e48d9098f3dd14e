package io.emprops.openapi.adapter.out.postgres;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import io.emprops.core.secret.BoundHost;
import io.emprops.core.secret.Enciphered;
import io.emprops.core.secret.SecretBinding;
import io.emprops.core.secret.SecretName;
import io.emprops.core.secret.SecretSummary;
import io.emprops.core.secret.port.out.SecretStore.KeptSecret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of secrets as values. Hosts stand in one column, parted by blanks, which none can hold. */
@ApplicationScoped
class SecretRows {
  private static final String BETWEEN_HOSTS = " ";

  String hosts(SecretBinding binding) {
    return binding.hosts().stream()
        .map(BoundHost::value)
        .collect(Collectors.joining(BETWEEN_HOSTS));
  }

  SecretSummary summary(Tuple row) {
    return new SecretSummary(
        new SecretName(text(row, "name")),
        hosts(row),
        row.get("header", String.class),
        row.get("created_at", Instant.class),
        new UserId(text(row, "created_by")),
        row.get("changed_at", Instant.class),
        new UserId(text(row, "changed_by")),
        row.get("last_used_at", Instant.class));
  }

  KeptSecret kept(Tuple row) {
    @Nullable String header = row.get("header", String.class);
    return new KeptSecret(
        new OrganisationId(text(row, "organisation_id")),
        new SecretName(text(row, "name")),
        new SecretBinding(hosts(row), header),
        new Enciphered(text(row, "key_id"), text(row, "wrapped_key"), text(row, "sealed_value")));
  }

  private static List<BoundHost> hosts(Tuple row) {
    return Arrays.stream(text(row, "hosts").split(BETWEEN_HOSTS, -1)).map(BoundHost::new).toList();
  }

  private static String text(Tuple row, String column) {
    return row.get(column, String.class);
  }
}
