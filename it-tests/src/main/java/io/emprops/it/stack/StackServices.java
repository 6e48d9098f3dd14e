package io.emprops.it.stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the three services are configured to find each other. */
final class StackServices {
  static final String ADMIN_TOKEN_FILE = "keys/admin-token";

  private static final String ASSETS = "assets";
  private static final String HEAP = "256m";

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
        service(options, home, "job-queue", ports.queue(), queue(options, keys, data, redis)),
        service(options, home, "open-api", ports.api(), api(options, keys, data, postgres)),
        service(options, home, "interface-ui", ports.ui(), ui(ports)));
  }

  private static Service service(
      StackOptions options, Path home, String name, int port, Map<String, String> configuration) {
    Map<String, String> all = new LinkedHashMap<>(configuration);
    all.putAll(options.settingsOf(name));
    return Service.of(home, options.packaging(), name, port, HEAP, all);
  }

  private static Map<String, String> ui(StackPorts ports) {
    return Map.of("EMP_UI_API_URL", StackPorts.url(ports.api()));
  }

  private static Map<String, String> queue(
      StackOptions options, ServiceKeys keys, DataFolder data, String redis) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("QUARKUS_REDIS_HOSTS", redis);
    settings.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys.publicKey().toUri().toString());
    settings.put("SMALLRYE_JWT_SIGN_KEY_LOCATION", keys.queuePrivateKey().toUri().toString());
    settings.put("EMP_QUEUE_OPEN_API_URL", StackPorts.url(options.ports().api()));
    settings.put("EMP_ROLES", "gateway,worker");
    settings.put("EMP_ASSETS_FOLDER_PATH", data.file(ASSETS).toString());
    if (!options.allow().isEmpty()) {
      settings.put("EMP_QUEUE_EGRESS_ALLOW", String.join(",", options.allow()));
    }
    return settings;
  }

  private static Map<String, String> api(
      StackOptions options, ServiceKeys keys, DataFolder data, String postgres) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", postgres);
    settings.put("SMALLRYE_JWT_SIGN_KEY_LOCATION", keys.privateKey().toUri().toString());
    if (!options.allow().isEmpty()) {
      settings.put("EMP_WEBHOOKS_ALLOW", String.join(",", options.allow()));
    }
    settings.put("EMP_API_JOB_QUEUE_KEY", keys.queuePublicKey().toString());
    settings.put("EMP_SECRETS_MASTER_KEY_FILE", keys.masterKey().toString());
    settings.put("EMP_API_JOB_QUEUE_URL", StackPorts.url(options.ports().queue()));
    settings.put("EMP_ASSETS_FOLDER_PATH", data.file(ASSETS).toString());
    settings.put("EMP_API_ADMIN_TOKEN_FILE", data.file(ADMIN_TOKEN_FILE).toString());
    return settings;
  }
}
