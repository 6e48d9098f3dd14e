package io.emprops.it.stack;

import io.emprops.it.stack.StackOptions.Command;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The command behind {@code ./run}. */
public final class Main {
  private static final int FAILED = 1;
  private static final int NOT_RUNNING = 3;
  private static final int NOT_ALL_TAKEN = 4;

  private Main() {}

  /** Does what the arguments ask for; exits 0, or with one line on standard error. */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int exit;
    try {
      exit = run(List.of(arguments), new Progress(out, InstantSource.system()));
    } catch (StackFailure e) {
      System.err.println("run: " + e.getMessage());
      exit = FAILED;
    }
    System.exit(exit);
  }

  private static int run(List<String> arguments, Progress progress) {
    StackOptions options = StackOptions.parse(arguments, System.getenv());
    if (options.command() == Command.HELP) {
      progress.text(StackOptions.USAGE);
      return 0;
    }
    var control = new StackControl(DataFolder.open(options.data()), progress);
    Path home = Path.of(System.getProperty("emp.home", ".")).toAbsolutePath().normalize();
    switch (options.command()) {
      case STATUS -> {
        return control.status() ? 0 : NOT_RUNNING;
      }
      case REBUILD -> {
        return control.rebuild() ? 0 : NOT_RUNNING;
      }
      case IMPORT_PRIOR -> {
        return imported(options, control, progress);
      }
      case STOP -> control.stop();
      case DETACH -> control.detach(home, arguments);
      case DEMO -> demo(options, control, home, progress);
      case RUN -> serve(options, home, progress);
      case HELP -> throw new IllegalStateException("answered above");
    }
    return 0;
  }

  private static int imported(StackOptions options, StackControl control, Progress progress) {
    ImportOptions imports = options.imports().orElseThrow();
    Optional<StackFile> stack = control.running();
    if (stack.isEmpty()) {
      progress.line("no stack is running on " + options.data());
      return NOT_RUNNING;
    }
    progress.line("Reading the prior queue at " + imports.shownFrom());
    try (var queue = PriorRedis.connect(imports.from());
        var report = ImportReport.open(imports.report())) {
      var api = new ApiClient(stack.get().api(), stack.get().token());
      new PriorImport(queue, api, report, progress).run(imports.dryRun());
      progress.line(imports.dryRun() ? "What would become of them:" : "What became of them:");
      report.summarize(progress);
      return report.isAllTaken() ? 0 : NOT_ALL_TAKEN;
    }
  }

  private static void serve(StackOptions options, Path home, Progress progress) {
    progress.line("Starting the local stack in " + options.data());
    try (var stack = LocalStack.start(options, home, progress)) {
      greet(stack.description(), options, progress);
      stack.supervise();
    }
  }

  private static void demo(
      StackOptions options, StackControl control, Path home, Progress progress) {
    var running = control.running();
    if (running.isPresent()) {
      play(running.get(), progress);
      return;
    }
    progress.line("Starting the local stack in " + options.data());
    try (var stack = LocalStack.start(options, home, progress)) {
      play(stack.description(), progress);
    }
  }

  private static void play(StackFile stack, Progress progress) {
    new Demo(new ApiClient(stack.api(), stack.token()), progress).play();
    progress.line("");
    progress.line("done in " + progress.sinceBegin().strip());
  }

  private static void greet(StackFile stack, StackOptions options, Progress progress) {
    progress.line("");
    progress.line("Ready in %s. Sign in once with".formatted(progress.sinceBegin().strip()));
    progress.line("  " + stack.signIn());
    progress.line(
        "The API is at %s/api; its admin token stands in stack.json.".formatted(stack.api()));
    if (options.fakeProviders()) {
      progress.line(
          "Connectors call the fake providers at %s; a model named fault-429 shows a fault."
              .formatted(StackPorts.url(options.ports().providers())));
    }
    progress.line("Ctrl-C stops everything.");
  }
}
