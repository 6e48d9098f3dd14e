package io.emprops.core.worker.port.out;

import io.emprops.core.asset.Asset;
import io.emprops.core.job.JobEvent.Progressed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Keeps what a connector tells on the way. */
public final class RecordingReporter implements Connector.Reporter {
  private final List<Progressed> progress = new CopyOnWriteArrayList<>();
  private final List<String> outputs = new CopyOnWriteArrayList<>();
  private final List<Asset> previews = new CopyOnWriteArrayList<>();
  private final FilesInMemory files = new FilesInMemory();
  private final CountDownLatch begun = new CountDownLatch(1);

  @Override
  public void progress(Progressed step) {
    progress.add(step);
    begun.countDown();
  }

  @Override
  public void output(String text) {
    outputs.add(text);
    begun.countDown();
  }

  @Override
  public void preview(Asset file) {
    previews.add(file);
    begun.countDown();
  }

  @Override
  public FilesInMemory files() {
    return files;
  }

  /** Files shown so far. */
  public List<Asset> previews() {
    return previews;
  }

  /** Steps told so far. */
  public List<Progressed> progress() {
    return progress;
  }

  /** Pieces of text so far. */
  public List<String> outputs() {
    return outputs;
  }

  /** The text so far, in one. */
  public String text() {
    return String.join("", outputs);
  }

  /** Waits for the first sign of work. */
  public void awaitFirst() throws InterruptedException {
    begun.await();
  }

  @Override
  public String toString() {
    return progress + "\n" + outputs + "\n" + previews;
  }
}
