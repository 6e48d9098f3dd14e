package io.emprops.it.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to import.
 *
 * @param from the prior system's Redis; its text may hold a password
 * @param dryRun only says what would become of the jobs
 * @param report gets a line of JSON for each job
 */
record ImportOptions(URI from, boolean dryRun, Optional<Path> report) {
  /** Names the variable with the address, where it is not on the command line. */
  static final String VARIABLE = "EMP_PRIOR_URL";

  private static final List<String> SCHEMES = List.of("redis", "rediss");

  /**
   * Reads the address: the argument, and only without one the environment.
   *
   * @throws StackFailure that does not show it
   */
  static ImportOptions of(
      Optional<String> from,
      Map<String, String> environment,
      boolean dryRun,
      Optional<Path> report) {
    URI address =
        from.or(() -> Optional.ofNullable(environment.get(VARIABLE)))
            .flatMap(ImportOptions::address)
            .orElseThrow(
                () ->
                    new StackFailure(
                        "import-prior needs --from redis://HOST[:PORT][/DB], or the same in %s; see ./run --help"
                            .formatted(VARIABLE)));
    return new ImportOptions(address, dryRun, report.map(path -> path.toAbsolutePath()));
  }

  private static Optional<URI> address(String text) {
    try {
      URI address = URI.create(text);
      boolean fits =
          address.getHost() != null
              && SCHEMES.contains(String.valueOf(address.getScheme()))
              && address.getRawPath().matches("/?|/[0-9]{1,4}");
      return fits ? Optional.of(address) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** The address without its credentials. */
  String shownFrom() {
    String port = from.getPort() < 0 ? "" : ":" + from.getPort();
    return "%s://%s%s%s".formatted(from.getScheme(), from.getHost(), port, from.getRawPath());
  }
}
