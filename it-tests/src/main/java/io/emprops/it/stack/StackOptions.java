package io.emprops.it.stack;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param portBase open-api's port; the others follow it
 * @param data where all state lives, kept over restarts
 * @param postgres JDBC URL of a server to use instead of the embedded one
 * @param redis URL of a server to use instead of the embedded one
 * @param allow {@code HOST:PORT} that workers may reach although it is not public
 * @param packaging what the services were built as
 * @param fakeProviders whether connectors call providers that run beside the stack and ask no key
 * @param imports what to take over, for that command alone
 * @param settings further environment variables of each service, by its name
 */
public record StackOptions(
    Command command,
    int portBase,
    Path data,
    Optional<String> postgres,
    Optional<String> redis,
    List<String> allow,
    Packaging packaging,
    boolean fakeProviders,
    Optional<ImportOptions> imports,
    Map<String, Map<String, String>> settings) {
  /** open-api's port where none is named. */
  public static final int DEFAULT_PORT_BASE = 8080;

  static final String USAGE =
      """
      usage: ./run [--demo | --detach | status | rebuild | import-prior | stop] [options]
        rebuild             makes the queue of a running stack hold what the ledger holds
        import-prior        takes over the jobs that wait in the prior system
          --from URL          its Redis, redis://HOST[:PORT][/DB]; it is only read. An address with
                              a password goes into the environment as EMP_PRIOR_URL, where no
                              list of processes shows it
          --dry-run           only says what would become of them
          --report FILE       gets a line of JSON for each job
        --port-base N       first of six ports (default 8080)
        --data DIR          where all state lives (default .local)
        --postgres URL      a PostgreSQL server to use instead of the embedded one
        --redis URL         a Redis server to use instead of the embedded one
        --native            takes the native executables, which ./build native makes
        --fake-providers    starts stand-ins for OpenAI, Anthropic and the other providers beside the
                            stack, and lets the connectors call them: no key, no cost, no network.
                            A model named fault-429-retry-after-2 (fault-503, fault-cut, fault-slow,
                            fault-refusal and others) shows what a job does then
        --allow HOST:PORT   lets workers reach an address that is not public; 127.0.0.1:* for loopback
      """;

  public StackOptions {
    allow = List.copyOf(allow);
    settings = Map.copyOf(settings);
    if (portBase < 1 || portBase + StackPorts.COUNT - 1 > 65_535) {
      throw new StackFailure(
          "--port-base must leave room for %d ports: %d".formatted(StackPorts.COUNT, portBase));
    }
  }

  /** What to do. */
  public enum Command {
    RUN,
    DETACH,
    DEMO,
    STATUS,
    REBUILD,
    IMPORT_PRIOR,
    STOP,
    HELP
  }

  /** The stack of a test: everything embedded, loopback allowed. */
  public static StackOptions forTests(int portBase, Path data) {
    return new StackOptions(
        Command.RUN,
        portBase,
        data,
        Optional.empty(),
        Optional.empty(),
        List.of("127.0.0.1:*"),
        Packaging.JVM,
        false,
        Optional.empty(),
        Map.of());
  }

  /** The same, with a further environment variable for one of the services. */
  public StackOptions with(String service, String variable, String value) {
    return with(service, Map.of(variable, value));
  }

  /** The same, with further environment variables for one of the services. */
  public StackOptions with(String service, Map<String, String> variables) {
    Map<String, Map<String, String>> more = new LinkedHashMap<>(settings);
    Map<String, String> all = new LinkedHashMap<>(settingsOf(service));
    all.putAll(variables);
    more.put(service, Map.copyOf(all));
    return new StackOptions(
        command, portBase, data, postgres, redis, allow, packaging, fakeProviders, imports, more);
  }

  /** The same, of services that were built as this. */
  public StackOptions with(Packaging built) {
    return new StackOptions(
        command, portBase, data, postgres, redis, allow, built, fakeProviders, imports, settings);
  }

  /** The same, with a further target that workers may reach. */
  StackOptions allowing(String target) {
    List<String> more = new ArrayList<>(allow);
    more.add(target);
    return new StackOptions(
        command,
        portBase,
        data,
        postgres,
        redis,
        more,
        packaging,
        fakeProviders,
        imports,
        settings);
  }

  /** The further environment variables of one service. */
  Map<String, String> settingsOf(String service) {
    return settings.getOrDefault(service, Map.of());
  }

  /**
   * Reads the command line.
   *
   * @throws StackFailure naming the argument that does not fit
   */
  public static StackOptions parse(List<String> arguments) {
    return parse(arguments, Map.of());
  }

  /**
   * Reads the command line, and from the environment what should not stand there.
   *
   * @throws StackFailure naming the argument that does not fit
   */
  static StackOptions parse(List<String> arguments, Map<String, String> environment) {
    Deque<String> rest = new ArrayDeque<>(arguments);
    Command command = Command.RUN;
    int portBase = DEFAULT_PORT_BASE;
    Path data = Path.of(".local");
    Optional<String> postgres = Optional.empty();
    Optional<String> redis = Optional.empty();
    List<String> allow = new ArrayList<>();
    Packaging packaging = Packaging.JVM;
    boolean fakeProviders = false;
    Optional<String> from = Optional.empty();
    boolean dryRun = false;
    Optional<Path> report = Optional.empty();
    while (!rest.isEmpty()) {
      String argument = rest.removeFirst();
      switch (argument) {
        case "--demo" -> command = only(command, Command.DEMO);
        case "--detach" -> command = only(command, Command.DETACH);
        case "status" -> command = only(command, Command.STATUS);
        case "rebuild" -> command = only(command, Command.REBUILD);
        case "import-prior" -> command = only(command, Command.IMPORT_PRIOR);
        case "stop" -> command = only(command, Command.STOP);
        case "--help", "-h" -> command = Command.HELP;
        case "--port-base" -> portBase = number(argument, value(argument, rest));
        case "--data" -> data = Path.of(value(argument, rest));
        case "--postgres" -> postgres = Optional.of(value(argument, rest));
        case "--redis" -> redis = Optional.of(value(argument, rest));
        case "--native" -> packaging = Packaging.NATIVE;
        case "--allow" -> allow.add(hostAndPort(value(argument, rest)));
        case "--fake-providers" -> fakeProviders = true;
        case "--from" -> from = Optional.of(value(argument, rest));
        case "--dry-run" -> dryRun = true;
        case "--report" -> report = Optional.of(Path.of(value(argument, rest)));
        default ->
            throw new StackFailure("unknown argument '%s'; see ./run --help".formatted(argument));
      }
    }
    boolean isImport = command == Command.IMPORT_PRIOR;
    if (!isImport && (from.isPresent() || dryRun || report.isPresent())) {
      throw new StackFailure("--from, --dry-run and --report go with import-prior");
    }
    return new StackOptions(
        command,
        portBase,
        data.toAbsolutePath().normalize(),
        postgres,
        redis,
        allow,
        packaging,
        fakeProviders,
        isImport
            ? Optional.of(ImportOptions.of(from, environment, dryRun, report))
            : Optional.empty(),
        Map.of());
  }

  /** The six ports. */
  public StackPorts ports() {
    return new StackPorts(portBase);
  }

  private static Command only(Command before, Command wanted) {
    if (before != Command.RUN && before != wanted) {
      throw new StackFailure(
          "only one of --demo, --detach, status, rebuild, import-prior and stop can be asked for");
    }
    return wanted;
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty() || rest.getFirst().startsWith("--")) {
      throw new StackFailure("%s needs a value; see ./run --help".formatted(option));
    }
    return rest.removeFirst();
  }

  private static int number(String option, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new StackFailure("%s needs a number, not '%s'".formatted(option, text), e);
    }
  }

  private static String hostAndPort(String text) {
    if (!text.matches("[^,\\s]+:(\\*|[0-9]{1,5})")) {
      throw new StackFailure("--allow needs HOST:PORT or HOST:*, not '%s'".formatted(text));
    }
    return text;
  }
}
