package io.emprops.openapi.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens while a follower reads, and however fast it reads: its numbers rise, only
 * progress is missing, it has heard all once things have calmed down, and the result comes last.
 */
final class FollowerPropertiesTest {
  private static final int STORIES = 500;

  @Test
  void tellsEveryStoryToTheEndToWhomAThreadIsKeptFor() {
    tellAll(StoryOnAThread::begin);
  }

  @Test
  void tellsEveryStoryToTheEndInTurns() {
    tellAll(seed -> StoryInTurns.begin(seed, false));
  }

  @Test
  void givesAllBackAndTellsNothingMoreToWhomHasGone() {
    tellAll(seed -> StoryInTurns.begin(seed, true));
  }

  private static void tellAll(LongFunction<FollowerStory> stories) {
    int snapshots = 0;
    int coalesced = 0;
    int failures = 0;
    for (long seed = 1; seed <= STORIES; seed++) {
      FollowerStory story = stories.apply(seed);

      story.run();

      assertThat(story.faults()).as("seed %d", seed).isEmpty();
      snapshots += story.snapshots();
      coalesced += story.coalesced();
      failures += story.failures();
    }
    assertThat(List.of(snapshots, coalesced, failures)).allMatch(times -> times > STORIES / 4);
  }
}
