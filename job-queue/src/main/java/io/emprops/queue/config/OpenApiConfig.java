package io.emprops.queue.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the gateway has secrets sealed. Its tokens' key is {@code smallrye.jwt.sign.key.location}.
 */
@ConfigMapping(prefix = "emp.queue.open-api")
public interface OpenApiConfig {

  /** Where open-api answers; without it, jobs come to workers without secrets. */
  Optional<URI> url();

  /** How long a job's secrets are asked for before the job goes back to the queue. */
  @WithDefault("10s")
  Duration patience();
}
