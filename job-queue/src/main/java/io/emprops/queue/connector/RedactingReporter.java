package io.emprops.queue.connector;

import io.emprops.core.asset.Asset;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.worker.port.out.Connector;
import org.jspecify.annotations.Nullable;

/** Passes on without secrets, even where one comes in several pieces. */
final class RedactingReporter implements Connector.Reporter {
  private final Redactor redactor;
  private final Connector.Reporter next;
  private final StringBuilder held = new StringBuilder();

  RedactingReporter(Redactor redactor, Connector.Reporter next) {
    this.redactor = redactor;
    this.next = next;
  }

  @Override
  public void progress(Progressed p) {
    next.progress(
        new Progressed(
            scrub(p.phase()), p.done(), p.total(), p.unit(), scrub(p.message()), p.eta()));
  }

  private @Nullable String scrub(@Nullable String text) {
    return text == null ? null : redactor.scrub(text);
  }

  @Override
  public void output(String text) {
    held.append(text);
    tell(redactor.tellable(held));
  }

  /** A file is named by its content, and its name is the connector's own. */
  @Override
  public void preview(Asset file) {
    next.preview(file);
  }

  @Override
  public Connector.Files files() {
    return next.files();
  }

  /** Passes on what was held back; nothing more comes. */
  void flush() {
    tell(held.length());
  }

  private void tell(int end) {
    if (end > 0) {
      next.output(redactor.scrub(held.substring(0, end)));
      held.delete(0, end);
    }
  }
}
