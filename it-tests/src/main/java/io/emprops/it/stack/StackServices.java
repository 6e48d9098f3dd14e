package io.emprops.it.stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the three services are configured to find each other. */
final class StackServices {
  static final String ADMIN_TOKEN_FILE = "keys/admin-token";

  private StackServices() {}

  static List<Service> of(
      StackOptions options,
      Path home,
      ServiceKeys keys,
      DataFolder data,
      String postgres,
      String redis) {
    StackPorts ports = options.ports();
    return List.of(
        Service.of(home, "job-queue", ports.queue(), "256m", queue(options, keys, redis)),
        Service.of(home, "open-api", ports.api(), "256m", api(ports, keys, data, postgres)),
        Service.of(
            home,
            "interface-ui",
            ports.ui(),
            "256m",
            Map.of("EMP_UI_API_URL", StackPorts.url(ports.api()))));
  }

  private static Map<String, String> queue(StackOptions options, ServiceKeys keys, String redis) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("QUARKUS_REDIS_HOSTS", redis);
    settings.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys.publicKey().toUri().toString());
    settings.put("EMP_ROLES", "gateway,worker");
    if (!options.allow().isEmpty()) {
      settings.put("EMP_QUEUE_EGRESS_ALLOW", String.join(",", options.allow()));
    }
    return settings;
  }

  private static Map<String, String> api(
      StackPorts ports, ServiceKeys keys, DataFolder data, String postgres) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", postgres);
    settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    settings.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    settings.put("SMALLRYE_JWT_SIGN_KEY_LOCATION", keys.privateKey().toUri().toString());
    settings.put("EMP_API_JOB_QUEUE_URL", StackPorts.url(ports.queue()));
    settings.put("EMP_API_ADMIN_TOKEN_FILE", data.file(ADMIN_TOKEN_FILE).toString());
    return settings;
  }
}
