package io.emprops.it.stack;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.JobType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** How the processes of a {@link FaultyStack} are configured: to notice soon, and to try again. */
record FaultyServices(Path home, String heap, ServiceKeys keys, DataFolder data, Duration lease) {
  private static final String SLOTS = "3";

  /** Below those that systems hand out: a part that is down must find its port free again. */
  static Deque<Integer> freePorts(int count) {
    Set<Integer> ports = new LinkedHashSet<>();
    while (ports.size() < count) {
      int base = StackPorts.free().base();
      IntStream.range(base, base + StackPorts.COUNT).forEach(ports::add);
    }
    return new ArrayDeque<>(ports);
  }

  static String tokenFile(String api) {
    return "keys/admin-" + api;
  }

  static String organisation(String api) {
    return "org-" + api;
  }

  Service gateway(String name, int port, int redis) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("QUARKUS_REDIS_HOSTS", "redis://%s:%d".formatted(StackPorts.HOST, redis));
    settings.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys.publicKey().toUri().toString());
    settings.put("EMP_ROLES", "gateway");
    settings.put("EMP_BROKER_LEASE", lease.toMillis() + "ms");
    settings.put("EMP_BROKER_HEARTBEAT", lease.toMillis() / 4 + "ms");
    settings.put("EMP_BROKER_REDIS_TIMEOUT", "2s");
    settings.put("EMP_BROKER_RETRY_BASE", "200ms");
    settings.put("EMP_BROKER_RETRY_CAP", "1s");
    return service(name, "job-queue", port, settings);
  }

  /**
   * A worker alone, for all organisations' simulated jobs.
   *
   * @param gateway where there is one, whichever it is
   */
  Service worker(String name, int port, int gateway) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("EMP_ROLES", "worker");
    settings.put("EMP_QUEUE_WORKER_GATEWAY_URL", StackPorts.url(gateway));
    settings.put(
        "EMP_QUEUE_WORKER_TOKEN",
        GatewayTokens.signedWith(keys.privateKey())
            .worker(new WorkerId(name), new JobType("simulation")));
    settings.put("EMP_QUEUE_WORKER_MACHINE_ID", name);
    settings.put("EMP_QUEUE_WORKER_SLOTS", SLOTS);
    settings.put("EMP_QUEUE_WORKER_LONGEST_RETRY", "1s");
    return service(name, "job-queue", port, settings);
  }

  Service api(String name, int port, String postgres, int queue) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", postgres);
    settings.put("SMALLRYE_JWT_SIGN_KEY_LOCATION", keys.privateKey().toUri().toString());
    settings.put("EMP_API_JOB_QUEUE_URL", StackPorts.url(queue));
    settings.put("EMP_API_ADMIN_TOKEN_FILE", data.file(tokenFile(name)).toString());
    settings.put("EMP_API_ORGANISATION", organisation(name));
    settings.put("EMP_API_EXAMPLE_LIBRARY", "false");
    settings.put("EMP_API_JOBS_RECONCILE_EVERY", "PT10S");
    settings.put("EMP_API_JOBS_PATIENCE", "PT1S");
    return service(name, "open-api", port, settings);
  }

  private Service service(String name, String module, int port, Map<String, String> settings) {
    return Service.of(home, Packaging.JVM, module, port, heap, settings).named(name);
  }
}
