package io.emprops.queue.worker;

import io.emprops.core.asset.Asset;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.worker.GatewayMessage;
import io.emprops.core.worker.WorkerMessage;
import io.emprops.core.worker.port.out.Connector;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what a connector tells, on a thread of its own: while one message is under way, text
 * gathers and only the last progress and the last preview stay, so that a slow gateway never slows
 * the provider down.
 */
final class ReportPump implements Connector.Reporter {
  private static final int LONGEST_TEXT = 16_000;

  private final RunningJob job;
  private final GatewayLink link;
  private final Duration interval;
  private final Connector.Files files;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final GatheredText text = new GatheredText(LONGEST_TEXT);
  private final Thread thread;
  private @Nullable Progressed progress;
  private @Nullable Asset preview;
  private boolean closed;

  ReportPump(RunningJob job, GatewayLink link, Duration interval, Connector.Files files) {
    this.job = job;
    this.link = link;
    this.interval = interval;
    this.files = files;
    this.thread = Thread.ofVirtual().name("report-" + job.id()).unstarted(this::pump);
  }

  void start() {
    thread.start();
  }

  @Override
  public synchronized void progress(Progressed step) {
    progress = step;
    notifyAll();
  }

  @Override
  public synchronized void output(String piece) {
    text.append(piece);
    notifyAll();
  }

  @Override
  public synchronized void preview(Asset file) {
    preview = file;
    notifyAll();
  }

  @Override
  public Connector.Files files() {
    return files;
  }

  /** Waits until all that was told is delivered, or cannot be any more. */
  void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump() {
    try {
      for (Report report = await(); !report.isEmpty(); report = await()) {
        if (!sent(report) || pausedByInterrupt()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean pausedByInterrupt() throws InterruptedException {
    closing.await(interval.toNanos(), TimeUnit.NANOSECONDS);
    return Thread.interrupted();
  }

  private boolean sent(Report report) {
    boolean textSent = report.text().map(t -> accepted(job.output(t))).orElse(true);
    return textSent
        && report.progress().map(p -> accepted(job.progress(p))).orElse(true)
        && report.preview().map(p -> accepted(job.preview(p))).orElse(true);
  }

  private boolean accepted(WorkerMessage message) {
    Optional<GatewayMessage> answer = link.deliver(message);
    if (answer.isPresent() && answer.get() instanceof GatewayMessage.StaleLease) {
      job.cancellation().request(JobCancellation.Cause.LOST);
      return false;
    }
    return answer.isPresent();
  }

  /** The next thing to send; nothing, once all is sent and no more will come. */
  private synchronized Report await() throws InterruptedException {
    Report report = take();
    while (report.isEmpty() && !closed) {
      wait();
      report = take();
    }
    return report;
  }

  private Report take() {
    var report =
        new Report(
            closed ? text.takeLast() : text.take(),
            Optional.ofNullable(progress),
            Optional.ofNullable(preview));
    progress = null;
    preview = null;
    return report;
  }

  private record Report(
      Optional<String> text, Optional<Progressed> progress, Optional<Asset> preview) {
    boolean isEmpty() {
      return text.isEmpty() && progress.isEmpty() && preview.isEmpty();
    }
  }
}
