package io.emprops.openapi.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** What the operator pays for tokens. */
@ConfigMapping(prefix = "emp.prices")
public interface PriceConfig {

  /**
   * Dollars for a million tokens of input, output and cached input, by model: {@code
   * emp.prices."some-model*"=3 15 0.30}.
   */
  @WithParentName
  Map<String, String> prices();
}
