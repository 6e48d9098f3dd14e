package io.emprops.ui.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.emprops.ui.problem.ApiUnavailableException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final CurrentAccount account = new CurrentAccount();
  private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
  private final Watch<String> watch =
      new Watch<>(
          new LocalUi(),
          new Background(account),
          shown::add,
          answered -> shown.add(answered ? "there" : "away"));

  @AfterEach
  void stop() {
    watch.stop();
  }

  @Test
  void looksAtOnceWithoutLettingTheScreenWait() throws InterruptedException {
    var gate = new CountDownLatch(1);

    signedIn(() -> watch.startNow(() -> look(gate)));

    assertThat(shown).isEmpty();
    gate.countDown();
    assertThat(shown.poll(10, SECONDS)).isEqualTo("seen");
    assertThat(shown.poll(10, SECONDS)).isEqualTo("there");
  }

  @Test
  void tellsThatTheApiIsAway() throws InterruptedException {
    signedIn(
        () ->
            watch.startNow(
                () -> {
                  throw new ApiUnavailableException("nobody answers");
                }));

    assertThat(shown.poll(10, SECONDS)).isEqualTo("away");
  }

  private void signedIn(Runnable task) {
    account.as(LocalUi.operator(), task).run();
  }

  private static String look(CountDownLatch gate) {
    try {
      return gate.await(10, SECONDS) ? "seen" : "nobody opened";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
