package io.emprops.core.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.core.job.JobType;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WorkerScopeTest {
  private static final JobType CHAT = new JobType("openai_chat");
  private static final JobType IMAGE = new JobType("openai_image");

  private final WorkerScope everybody = new WorkerScope(Set.of(CHAT), Set.of());
  private final WorkerScope acme = new WorkerScope(Set.of(CHAT), Set.of("acme", "umbrella"));

  @Test
  void takesNoOfferOfAJobTypeThatItDoesNotName() {
    assertThat(everybody.bound(Capabilities.ofTypes(Set.of(CHAT)))).isPresent();
    assertThat(everybody.bound(Capabilities.ofTypes(Set.of()))).isPresent();
    assertThat(everybody.bound(Capabilities.ofTypes(Set.of(CHAT, IMAGE)))).isEmpty();
  }

  @Test
  void boundsAWorkerThatNamesNoCustomersToItsOwn() {
    var offer =
        Capabilities.ofTypes(Set.of(CHAT)).to(new CustomerAccess("strict", null, Set.of("acme")));

    var access = acme.bound(offer).orElseThrow().access();

    assertThat(access.admits("umbrella")).isTrue();
    assertThat(access.admits("acme")).isFalse();
    assertThat(access.admits("other")).isFalse();
    assertThat(access.isolation()).isEqualTo("strict");
  }

  @Test
  void takesNoOfferToCustomersThatItDoesNotName() {
    var some = new CustomerAccess(null, Set.of("acme"), null);
    var others = new CustomerAccess(null, Set.of("acme", "other"), null);

    assertThat(acme.bound(Capabilities.ofTypes(Set.of(CHAT)).to(some)).orElseThrow().access())
        .isEqualTo(some);
    assertThat(acme.bound(Capabilities.ofTypes(Set.of(CHAT)).to(others))).isEmpty();
    assertThat(everybody.bound(Capabilities.ofTypes(Set.of(CHAT)).to(others))).isPresent();
  }
}
