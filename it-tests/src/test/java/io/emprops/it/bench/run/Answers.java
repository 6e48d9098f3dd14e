package io.emprops.it.bench.run;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what is asked of another process, a minute at most. */
public final class Answers {
  private static final int LONGEST_SECONDS = 60;

  private Answers() {}

  /**
   * The answer.
   *
   * @param whoAsks for the message where it is refused
   * @throws BenchFailure if it is refused or does not come
   */
  public static <T> T await(Future<T> asked, String whoAsks) {
    try {
      return asked.toCompletionStage().toCompletableFuture().get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new BenchFailure(whoAsks + " was refused: " + e.getMessage(), e);
    }
  }
}
