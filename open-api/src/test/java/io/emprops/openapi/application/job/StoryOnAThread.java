package io.emprops.openapi.application.job;

/** A follower for whom a thread is kept. */
final class StoryOnAThread extends FollowerStory {
  private final Wakeup wakeup;

  private StoryOnAThread(long seed, Wakeup wakeup) {
    super(seed, wakeup::call, wakeup::call);
    this.wakeup = wakeup;
  }

  static StoryOnAThread begin(long seed) {
    return new StoryOnAThread(seed, new Wakeup());
  }

  @Override
  void follow(JobFollower reader, EventTail.Subscription events) {
    new FollowerLoop(reader, wakeup).run();
  }
}
