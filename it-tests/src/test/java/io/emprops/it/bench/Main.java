package io.emprops.it.bench;

import io.emprops.it.bench.broker.BrokerBench;
import io.emprops.it.bench.connectors.ConnectorsBench;
import io.emprops.it.bench.followers.FollowersBench;
import io.emprops.it.bench.growth.GrowthBench;
import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.bench.run.BenchOptions;
import io.emprops.it.bench.service.PackagedService;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The command behind {@code ./bench}. */
public final class Main {
  private static final int FAILED = 1;

  private Main() {}

  /** Runs what the arguments name; exits 0, or with the reason on standard error. */
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Path folder = Path.of(System.getProperty("emp.bench.out", "target/bench"));
    Optional<Path> node = Optional.ofNullable(System.getProperty("emp.bench.node")).map(Path::of);
    int exit = 0;
    try {
      BenchOptions options = BenchOptions.parse(List.of(arguments), folder);
      switch (options.benchmark()) {
        case TEMPLATE -> new TemplateBench(options, folder, node, out, progress).run();
        case BROKER ->
            new BrokerBench(options, packaged(options, "job-queue"), folder, node, out, progress)
                .run();
        case FOLLOWERS ->
            new FollowersBench(options, packaged(options, "open-api"), folder, out, progress).run();
        case GROWTH ->
            new GrowthBench(options, packaged(options, "job-queue"), folder, out, progress).run();
        case CONNECTORS -> new ConnectorsBench(options, home(), folder, out, progress).run();
      }
    } catch (BenchFailure e) {
      progress.println("bench: " + e.getMessage());
      exit = FAILED;
    }
    System.exit(exit);
  }

  private static PackagedService.Build packaged(BenchOptions options, String service) {
    return new PackagedService.Build(service, options.packaging(), home());
  }

  private static Path home() {
    return Path.of(System.getProperty("emp.bench.home", "")).toAbsolutePath();
  }
}
