package io.emprops.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PartitionsTest {
  private static final Partition P0 = new Partition("p0");
  private static final Partition P2 = new Partition("p2");
  private static final Partition P10 = new Partition("p10");
  private static final JobType CHAT = new JobType("openai_chat");
  private static final JobType COMFY = new JobType("comfyui");
  private static final JobType CLAUDE = new JobType("claude_api");

  private final Partitions partitions = Partitions.of(Map.of(P10, Set.of(CHAT), P2, Set.of(COMFY)));

  @Test
  void putsAllTypesIntoTheDefaultOneUnlessTold() {
    assertThat(Partitions.one().all()).containsExactly(P0);
    assertThat(Partitions.one().of(CHAT)).isEqualTo(P0);
  }

  @Test
  void tellsAJobTypesPartition() {
    assertThat(partitions.of(CHAT)).isEqualTo(P10);
    assertThat(partitions.of(COMFY)).isEqualTo(P2);
    assertThat(partitions.of(CLAUDE)).isEqualTo(P0);
  }

  @Test
  void namesAllWithTheDefaultFirstAndThenByNumber() {
    assertThat(partitions.all()).containsExactly(P0, P2, P10);
    assertThat(partitions.holds(P2)).isTrue();
    assertThat(partitions.holds(new Partition("p1"))).isFalse();
  }

  @Test
  void namesThoseOfSeveralTypesOnce() {
    assertThat(partitions.of(List.of(CHAT, CLAUDE, CHAT))).containsExactly(P0, P10);
  }

  @Test
  void readsTheNamesThatAreConfigured() {
    var registry = JobTypeRegistry.standard();
    var read = Partitions.parse(Map.of("p2", Set.of("comfyui", " openai_text")), registry);

    assertThat(read.all()).containsExactly(P0, P2);
    assertThat(read.of(CHAT)).isEqualTo(P2);
    assertThatThrownBy(() -> Partitions.parse(Map.of("fast", Set.of("comfyui")), registry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fast");
  }

  @Test
  void refusesATypeInTwoAndAPartitionOfNothing() {
    assertThatThrownBy(() -> Partitions.of(Map.of(P2, Set.of(CHAT), P10, Set.of(CHAT))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("openai_chat");
    assertThatThrownBy(() -> Partitions.of(Map.of(P2, Set.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("p2");
  }
}
