package io.emprops.it.bench.gateway;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.it.bench.run.BenchFailure;
import io.emprops.it.bench.service.PackagedService;
import io.emprops.it.stack.GatewayTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The packaged job-queue as a gateway without a worker of its own. */
public final class BenchGateway implements AutoCloseable {
  /** Which of the virtual machine's compilers make it fast. */
  public enum Compilers {
    /** The first alone, as {@code ./run} starts services: warm after some thousand jobs. */
    FIRST("-XX:TieredStopAtLevel=1"),
    /** Both, as a service is started that stays. */
    BOTH("-XX:TieredStopAtLevel=4");

    private final String option;

    Compilers(String option) {
      this.option = option;
    }

    private List<String> options() {
      return List.of("-Xmx256m", "-XX:+UseSerialGC", option);
    }
  }

  private final PackagedService service;
  private final GatewayTokens tokens;

  private BenchGateway(PackagedService service, GatewayTokens tokens) {
    this.service = service;
    this.tokens = tokens;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param built job-queue
   * @param work for its log and its key
   * @param redis the port of its Redis
   */
  public static BenchGateway start(
      PackagedService.Build built, Path work, int redis, Compilers compilers) {
    return start(built, work, redis, compilers, GatewayTokens.create(), Map.of());
  }

  /**
   * The same, which lets in who has these tokens.
   *
   * @param settings further ones, as environment variables
   */
  public static BenchGateway start(
      PackagedService.Build built,
      Path work,
      int redis,
      Compilers compilers,
      GatewayTokens tokens,
      Map<String, String> settings) {
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(work), "job-queue");
      Map<String, String> configuration = new HashMap<>(settings);
      configuration.put("QUARKUS_REDIS_HOSTS", "redis://127.0.0.1:" + redis);
      configuration.put(
          "MP_JWT_VERIFY_PUBLICKEY_LOCATION", tokens.writePublicKey(folder).toUri().toString());
      configuration.put("EMP_ROLES", "gateway");
      return new BenchGateway(
          PackagedService.start(built, folder, compilers.options(), configuration), tokens);
    } catch (IOException e) {
      throw new BenchFailure("no folder for job-queue: " + e.getMessage(), e);
    }
  }

  /** Where it listens, on the loopback address. */
  public int port() {
    return service.port();
  }

  String serviceToken() {
    return tokens.service();
  }

  String workerToken(WorkerId id, JobType type) {
    return tokens.worker(id, type);
  }

  /** Processor time of its process since its start. */
  public double processorSeconds() {
    return service.processorSeconds();
  }

  /** Memory of its process that is resident, in bytes. */
  public long residentBytes() {
    return service.residentBytes();
  }

  /** Ends it at once, as a crash would. */
  public void kill() {
    service.kill();
  }

  @Override
  public void close() {
    service.close();
  }
}
