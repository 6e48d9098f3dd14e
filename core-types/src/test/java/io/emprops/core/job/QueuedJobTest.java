package io.emprops.core.job;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no job may hold. */
final class QueuedJobTest {

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\nb", "\u007f"})
  void refusesACustomerWithControlCharacters(String customer) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aJob().customer(customer).build())
        .withMessageContaining("customer_id");
  }
}
