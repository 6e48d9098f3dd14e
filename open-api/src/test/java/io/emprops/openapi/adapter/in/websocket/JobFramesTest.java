package io.emprops.openapi.adapter.in.websocket;

import static io.emprops.core.job.port.out.LedgerJobs.claimed;
import static io.emprops.core.job.port.out.LedgerJobs.event;
import static io.emprops.core.job.port.out.LedgerJobs.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.websockets.next.CloseReason;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Frames are sent without waiting, and a reader who takes none is let go. */
final class JobFramesTest {
  private final Sent sent = new Sent();
  private final AtomicLong nanos = new AtomicLong(1);
  private final FrameTexts texts =
      new FrameTexts(
          JsonMapper.builder()
              .addModule(new JavaTimeModule())
              .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
              .build());
  private final JobFrames frames = new JobFrames(sent, texts, nanos::get);
  private final AtomicInteger wakes = new AtomicInteger();

  JobFramesTest() {
    frames.wakeBy(wakes::incrementAndGet);
  }

  @Test
  void isReadyAgainOnceAllIsWritten() {
    write(1);
    write(2);
    assertThat(frames.isReady()).isFalse();

    sent.finish();
    assertThat(frames.isReady()).isFalse();
    assertThat(wakes).hasValue(0);
    sent.finish();

    assertThat(frames.isReady()).isTrue();
    assertThat(wakes).hasValue(1);
  }

  @Test
  void wakesNobodyWhoDoesNotWaitForIt() {
    write(1);

    sent.finish();

    assertThat(wakes).hasValue(0);
  }

  @Test
  void writesAnEventOnceForAllItsReaders() {
    var others = new Sent();
    write(1);
    new JobFrames(others, texts, nanos::get).event(event(id(1), 1, 1, claimed(1)));
    write(2);

    assertThat(others.texts.getFirst()).isSameAs(sent.texts.getFirst()).contains("\"1.1\"");
    assertThat(sent.texts.getLast()).contains("\"1.2\"");
  }

  @Test
  void beatsWhereNothingWasWrittenForAWhile() {
    pass(Duration.ofSeconds(4));
    frames.idle();
    assertThat(sent.pings).isZero();

    pass(Duration.ofSeconds(1));
    frames.idle();

    assertThat(sent.pings).isEqualTo(1);
  }

  @Test
  void letsGoOfAReaderThatTakesNothingForAMinute() {
    pass(Duration.ofHours(1));
    write(1);
    write(2);
    pass(Duration.ofSeconds(59));
    sent.finish();
    pass(Duration.ofSeconds(59));
    frames.idle();
    assertThat(frames.isClosed()).isFalse();

    pass(Duration.ofSeconds(1));
    frames.idle();
    frames.over();

    assertThat(frames.isClosed()).isTrue();
    assertThat(sent.closes).containsExactly(1008);
    assertThat(sent.pings).isZero();
  }

  @Test
  void isClosedWhereTheReaderHasGone() {
    write(1);

    sent.lose();
    frames.over();

    assertThat(frames.isClosed()).isTrue();
    assertThat(wakes).hasValue(1);
    assertThat(sent.closes).isEmpty();
  }

  @Test
  void saysThatAllWasToldAndThatItBroke() {
    frames.over();
    frames.failed(new IllegalStateException("no ledger"));

    assertThat(sent.closes).containsExactly(1000, 1011);
  }

  private void write(long n) {
    frames.event(event(id(1), 1, n, claimed(1)));
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Keeps what is sent; the writes are done when told. */
  private static final class Sent implements Wire {
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> closes = new ArrayList<>();
    private final Deque<UniEmitter<? super Void>> open = new ArrayDeque<>();
    private int pings;

    void finish() {
      open.pop().complete(null);
    }

    void lose() {
      open.pop().fail(new IOException("gone"));
    }

    @Override
    public String name() {
      return "one";
    }

    @Override
    public Uni<Void> text(String text) {
      return Uni.createFrom()
          .emitter(
              emitter -> {
                texts.add(text);
                open.add(emitter);
              });
    }

    @Override
    public Uni<Void> ping() {
      return Uni.createFrom()
          .emitter(
              emitter -> {
                pings++;
                open.add(emitter);
              });
    }

    @Override
    public Uni<Void> close(CloseReason reason) {
      return Uni.createFrom().voidItem().invoke(() -> closes.add(reason.getCode()));
    }
  }
}
