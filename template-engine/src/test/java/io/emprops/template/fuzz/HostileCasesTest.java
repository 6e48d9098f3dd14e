package io.emprops.template.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.template.Limits;
import io.emprops.template.TemplateCompiler;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What means harm ends in a diagnostic, and soon; how soon, {@code ./bench hostile} tells. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HostileCasesTest {
  private static final TemplateCompiler COMPILER = new TemplateCompiler(Limits.standard());

  static Stream<HostileCase> cases() {
    return HostileCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itEndsInItsCode(HostileCase hostile) {
    Set<String> codes = hostile.run(COMPILER);

    if (hostile.code().equals("*")) {
      assertThat(codes).isNotEmpty().doesNotContain("internal");
    } else {
      assertThat(String.join(",", codes)).isEqualTo(hostile.code());
    }
  }
}
