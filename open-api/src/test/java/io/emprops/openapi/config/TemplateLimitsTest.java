package io.emprops.openapi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.template.Limits;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateLimitsTest {
  private static final String PREFIX = "emp.api.templates.limits.";

  @Test
  void areTheLanguagesOwnWhereNothingIsSet() {
    assertThat(read(Map.of())).isEqualTo(Limits.standard());
  }

  @Test
  void canEachBeSet() {
    Limits limits =
        read(
            Map.of(
                PREFIX + "source-bytes", "1",
                PREFIX + "depth", "2",
                PREFIX + "nodes", "3",
                PREFIX + "placeholders", "4",
                PREFIX + "variables", "5",
                PREFIX + "output-bytes", "6",
                PREFIX + "iterations", "7",
                PREFIX + "expression-length", "8",
                PREFIX + "expression-text", "9",
                PREFIX + "expression-steps", "10"));

    assertThat(limits).isEqualTo(new Limits(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  }

  @Test
  void areRefusedByNameWhereTheyAllowNothing() {
    Map<String, String> none = Map.of(PREFIX + "output-bytes", "0");

    assertThatThrownBy(() -> read(none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(PREFIX + "output-bytes");
  }

  private static Limits read(Map<String, String> settings) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(ApiConfig.class)
            .withDefaultValues(settings)
            .build();
    return TemplateLimits.of(config.getConfigMapping(ApiConfig.class).templates().limits());
  }
}
