package io.emprops.queue.adapter.out.environment;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.job.JobId;
import io.emprops.core.secret.FoundSecret;
import io.emprops.core.worker.port.out.SecretVault;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Secrets that a worker's operator hands it, for a worker that is run by itself; the operator knows
 * where they go, so that they are bound to no host. They come from environment variables: {@code
 * EMP_SECRET_<ORGANISATION>__<NAME>} belongs to one organisation, {@code EMP_SECRET_<NAME>} to all.
 * Letters are upper case there, and what is neither letter nor digit is an underscore. An empty
 * variable is no secret.
 */
public final class EnvironmentSecretVault implements SecretVault {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+(?:[_.-][A-Za-z0-9]+)*");
  private static final String PREFIX = "EMP_SECRET_";

  private final Map<String, String> environment;

  /** Reads these variables. */
  public EnvironmentSecretVault(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public Optional<FoundSecret> find(OrganisationId organisation, JobId job, String name) {
    // Names with two underscores in a row would reach into another organisation's variables.
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return Stream.of(PREFIX + mapped(organisation.value()) + "__" + mapped(name), variable(name))
        .map(variable -> environment.getOrDefault(variable, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map(value -> new FoundSecret(name, value, Optional.empty()));
  }

  /** The variable that holds a secret for all organisations. */
  public static String variable(String name) {
    return PREFIX + mapped(name);
  }

  private static String mapped(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
