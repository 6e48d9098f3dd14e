package io.emprops.ui.remote;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the screens find the rest of the system. */
@ConfigMapping(prefix = "emp.ui")
public interface UiConfig {

  /** The root of open-api, without {@code /api}. */
  @WithDefault("http://127.0.0.1:8080")
  URI apiUrl();

  /** How long a call may take, but for following a job. */
  @WithDefault("15s")
  Duration callTimeout();
}
