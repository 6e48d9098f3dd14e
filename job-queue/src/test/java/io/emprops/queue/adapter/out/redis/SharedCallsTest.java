package io.emprops.queue.adapter.out.redis;

import static io.emprops.core.job.Eventually.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emprops.core.job.port.out.QueueUnavailableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SharedCallsTest {
  private static final int MOST_ITEMS = 5;
  private static final long MOST_CHARACTERS = 10;

  private final List<List<String>> calls = Collections.synchronizedList(new ArrayList<>());
  private final Semaphore mayAnswer = new Semaphore(0);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final SharedCalls<String, String> shared =
      new SharedCalls<>(this::slowly, MOST_ITEMS, String::length, MOST_CHARACTERS);

  @AfterEach
  void endThreads() {
    mayAnswer.release(1_000);
    threads.close();
  }

  private List<String> slowly(List<String> items) {
    calls.add(items);
    mayAnswer.acquireUninterruptibly();
    if (items.contains("bad")) {
      throw new QueueUnavailableException("Redis is away");
    }
    return items.stream().map(item -> item + "!").toList();
  }

  private CompletableFuture<String> asking(String item) {
    return CompletableFuture.supplyAsync(() -> shared.ask(item), threads);
  }

  /** Those who come while the first call is under way, one after the other. */
  private List<CompletableFuture<String>> askingBehindOne(String... items) {
    var first = asking("first");
    until(() -> calls.size() == 1);
    List<CompletableFuture<String>> all = new ArrayList<>(List.of(first));
    for (String item : items) {
      int before = shared.waiting();
      all.add(asking(item));
      until(() -> shared.waiting() == before + 1);
    }
    return all;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whoComesAloneGoesAtOnce() {
    mayAnswer.release();

    assertThat(shared.ask("a")).isEqualTo("a!");
    assertThat(calls).containsExactly(List.of("a"));
  }

  @Test
  void whoComesDuringACallSharesTheNextOne() {
    var answers = askingBehindOne("a", "b", "c");
    mayAnswer.release(2);

    assertThat(answers)
        .extracting(CompletableFuture::join)
        .containsExactly("first!", "a!", "b!", "c!");
    assertThat(calls).containsExactly(List.of("first"), List.of("a", "b", "c"));
  }

  @Test
  void aCallTakesNoMoreThanItMay() {
    var answers = askingBehindOne("a", "b", "c", "d", "e", "f");
    mayAnswer.release(3);

    answers.forEach(CompletableFuture::join);
    assertThat(calls)
        .containsExactly(List.of("first"), List.of("a", "b", "c", "d", "e"), List.of("f"));
  }

  @Test
  void whatIsTooLargeForCompanyGoesAlone() {
    var answers = askingBehindOne("123456", "12345", "a text that is longer than a call");
    mayAnswer.release(4);

    answers.forEach(CompletableFuture::join);
    assertThat(calls)
        .containsExactly(
            List.of("first"),
            List.of("123456"),
            List.of("12345"),
            List.of("a text that is longer than a call"));
  }

  @Test
  void aCallThatFailsFailsForAllWhoSharedItAndForNobodyElse() {
    var answers = askingBehindOne("a", "bad");
    mayAnswer.release(2);

    assertThat(answers.get(0).join()).isEqualTo("first!");
    for (var failed : answers.subList(1, 3)) {
      assertThatThrownBy(failed::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(QueueUnavailableException.class)
          .hasMessage("Redis is away");
    }
    mayAnswer.release();
    assertThat(shared.ask("later")).isEqualTo("later!");
  }

  @Test
  void anInterruptedThreadStillGetsItsAnswerAndStaysInterrupted() {
    var answer = new CompletableFuture<String>();
    var interrupted = new CompletableFuture<Boolean>();
    Thread asking =
        Thread.ofVirtual()
            .start(
                () -> {
                  answer.complete(shared.ask("a"));
                  interrupted.complete(Thread.currentThread().isInterrupted());
                });
    until(() -> calls.size() == 1);
    asking.interrupt();
    mayAnswer.release();

    assertThat(answer.join()).isEqualTo("a!");
    assertThat(interrupted.join()).isTrue();
  }

  @Test
  void eachOfManyGetsItsOwnAnswer() {
    mayAnswer.release(1_000);
    var begin = new CountDownLatch(1);
    var answers =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          awaitQuietly(begin);
                          return shared.ask("n" + i);
                        },
                        threads))
            .toList();
    begin.countDown();

    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).join()).isEqualTo("n" + i + "!");
    }
  }
}
