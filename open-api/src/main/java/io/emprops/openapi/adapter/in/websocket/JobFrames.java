package io.emprops.openapi.adapter.in.websocket;

import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.port.in.SubscribeToJobQuery;
import io.quarkus.websockets.next.CloseReason;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Writes a job's log as frames, each a JSON object that tells its type. It is ready for more once
 * the network has taken all; a reader who takes nothing for a minute is let go, and may come back
 * with the last id.
 */
final class JobFrames implements SubscribeToJobQuery.Subscriber {
  private static final Logger LOG = Logger.getLogger(JobFrames.class);

  /** Followers are idle every five seconds or sooner, so a beat comes within ten. */
  private static final long BEAT_NANOS = Duration.ofSeconds(5).toNanos();

  private static final long LONGEST_WRITE_NANOS = Duration.ofMinutes(1).toNanos();
  private static final CloseReason SLOW = new CloseReason(1008, "nothing was taken for a minute");
  private static final CloseReason BROKEN = new CloseReason(1011, "the job cannot be followed now");

  private final Wire wire;
  private final FrameTexts texts;
  private final LongSupplier nanos;
  private final AtomicReference<Runnable> wake = new AtomicReference<>(() -> {});
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicInteger unwritten = new AtomicInteger();
  private final AtomicBoolean awaited = new AtomicBoolean();
  private final AtomicLong writtenAt;

  JobFrames(Wire wire, FrameTexts texts, LongSupplier nanos) {
    this.wire = wire;
    this.texts = texts;
    this.nanos = nanos;
    this.writtenAt = new AtomicLong(nanos.getAsLong());
  }

  @Override
  public void snapshot(JobSnapshot snapshot) {
    write(wire.text(texts.of(snapshot)));
  }

  @Override
  public void event(JobEvent event) {
    write(wire.text(texts.of(event)));
  }

  @Override
  public void idle() {
    long silent = nanos.getAsLong() - writtenAt.get();
    if (unwritten.get() > 0) {
      if (silent >= LONGEST_WRITE_NANOS) {
        LOG.debugf("let go of a reader that takes nothing: connection=%s", wire.name());
        end(SLOW);
        closed.set(true);
      }
    } else if (silent >= BEAT_NANOS) {
      write(wire.ping());
    }
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  @Override
  public boolean isReady() {
    if (unwritten.get() == 0) {
      return true;
    }
    awaited.set(true);
    // What was written in between found nobody waiting.
    return unwritten.get() == 0;
  }

  @Override
  public void wakeBy(Runnable follower) {
    wake.set(follower);
  }

  @Override
  public void over() {
    end(CloseReason.NORMAL);
  }

  @Override
  public void failed(RuntimeException cause) {
    LOG.errorf(cause, "a job can be followed no longer: connection=%s", wire.name());
    end(BROKEN);
  }

  /** The connection has ended: there is nobody to write to. */
  void close() {
    closed.set(true);
    wake.get().run();
  }

  /** Ends the connection, unless it has ended. */
  void end(CloseReason reason) {
    if (!closed.get()) {
      wire.close(reason).subscribe().with(_ -> {}, this::tellGone);
    }
  }

  private void write(Uni<Void> writing) {
    if (closed.get()) {
      return;
    }
    if (unwritten.getAndIncrement() == 0) {
      writtenAt.set(nanos.getAsLong());
    }
    writing.subscribe().with(_ -> written(), this::lose);
  }

  private void written() {
    writtenAt.set(nanos.getAsLong());
    if (unwritten.decrementAndGet() == 0 && awaited.getAndSet(false)) {
      wake.get().run();
    }
  }

  /** The reader has gone in the meantime; it will come back with the last id that it has. */
  private void lose(Throwable failure) {
    tellGone(failure);
    close();
  }

  private void tellGone(Throwable failure) {
    LOG.debugf(failure, "a reader has gone: connection=%s", wire.name());
  }
}
