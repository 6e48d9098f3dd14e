package io.emprops.it.conformance;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import io.emprops.it.bench.broker.BenchRedis;
import io.emprops.it.bench.gateway.BenchGateway;
import io.emprops.it.bench.gateway.BenchGateway.Compilers;
import io.emprops.it.bench.service.PackagedService;
import io.emprops.it.stack.GatewayTokens;
import io.emprops.it.stack.Packaging;
import java.nio.file.Path;
import java.util.Map;

/** A real Redis, and gateways before it, one at a time. */
final class Grounds implements AutoCloseable {
  /** How long a claim holds without a heartbeat. */
  static final int LEASE_MS = 6_000;

  /** How often workers are asked to renew. */
  static final int HEARTBEAT_MS = 500;

  private static final Map<String, String> TERMS =
      Map.of("EMP_BROKER_LEASE", LEASE_MS + "ms", "EMP_BROKER_HEARTBEAT", HEARTBEAT_MS + "ms");

  private final PackagedService.Build built;
  private final Path work;
  private final BenchRedis redis;
  private final GatewayTokens tokens = GatewayTokens.create();
  private BenchGateway gateway;

  private Grounds(PackagedService.Build built, Path work, BenchRedis redis) {
    this.built = built;
    this.work = work;
    this.redis = redis;
    this.gateway = another();
  }

  /**
   * Starts both.
   *
   * @param home the project's root, where job-queue is built
   */
  static Grounds prepare(Path home, Path work) {
    return new Grounds(
        new PackagedService.Build("job-queue", Packaging.JVM, home), work, BenchRedis.start(work));
  }

  private BenchGateway another() {
    return BenchGateway.start(built, work, redis.port(), Compilers.FIRST, tokens, TERMS);
  }

  int port() {
    return gateway.port();
  }

  BenchGateway gateway() {
    return gateway;
  }

  /** Another gateway at the same Redis, for {@link #moveTo}. */
  BenchGateway standby() {
    return another();
  }

  /** That one takes over; the first ends at once. */
  void moveTo(BenchGateway standby) {
    gateway.kill();
    gateway = standby;
  }

  String serviceToken() {
    return tokens.service();
  }

  String workerToken(String id) {
    return tokens.worker(new WorkerId(id), new JobType("simulation"));
  }

  @Override
  public void close() {
    gateway.close();
    redis.close();
  }
}
