package io.emprops.openapi.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are sent. */
@ConfigMapping(prefix = "emp.webhooks")
public interface WebhookConfig {

  /** {@code HOST:PORT} or {@code HOST:*}, reached although not public. */
  Optional<List<String>> allow();

  /** Longest time to a connection. */
  @WithDefault("5s")
  Duration connectTimeout();

  /**
   * Longest time until an answer, at most a minute; the specification recommends 15 to 30 seconds.
   */
  @WithDefault("15s")
  Duration answerTimeout();

  /** How often it is looked for what is due. */
  @WithDefault("1s")
  Duration every();

  /** How long deliveries are kept that were taken or given up. */
  @WithDefault("P30D")
  Duration keep();
}
