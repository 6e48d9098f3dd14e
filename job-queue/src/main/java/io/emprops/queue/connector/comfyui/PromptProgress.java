package io.emprops.queue.connector.comfyui;

import io.emprops.core.asset.Asset;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.worker.port.out.Connector.Reporter;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells how far a prompt is: which node runs, and its steps where it counts any. */
final class PromptProgress {
  private static final Duration BETWEEN_PREVIEWS = Duration.ofSeconds(1);

  private final NodeTitles titles;
  private final Reporter reporter;
  private final Set<String> seen = new HashSet<>();
  private Optional<String> node = Optional.empty();
  private int cached;
  private @Nullable Long lastPreview;

  PromptProgress(NodeTitles titles, Reporter reporter) {
    this.titles = titles;
    this.reporter = reporter;
  }

  void waits(int prompts) {
    tell("waiting", null, null, null, "%d prompts wait or run on the server".formatted(prompts));
  }

  void begins() {
    tell("running", 0.0, (double) titles.count(), "nodes", null);
  }

  void skips(int nodes) {
    cached = nodes;
  }

  void executes(String next) {
    node = Optional.of(next);
    double before = Math.min(seen.size() + (double) cached, titles.count());
    seen.add(next);
    tell(titles.of(next), before, (double) titles.count(), "nodes", null);
  }

  void steps(double value, double max) {
    tell(node.map(titles::of).orElse("running"), value, max, "steps", null);
  }

  void looksAgain() {
    tell("reconnecting", null, null, null, "The connection to ComfyUI was lost");
  }

  void fetches() {
    tell("fetching", null, null, null, null);
  }

  /** Of many previews a few are kept: each is a file. */
  void shows(byte[] image) {
    long now = System.nanoTime();
    if (lastPreview != null && now - lastPreview < BETWEEN_PREVIEWS.toNanos()) {
      return;
    }
    lastPreview = now;
    Asset file = reporter.files().keep(new ByteArrayInputStream(image), "preview");
    reporter.preview(file);
  }

  private void tell(
      String phase,
      @Nullable Double done,
      @Nullable Double total,
      @Nullable String unit,
      @Nullable String message) {
    reporter.progress(new Progressed(phase, done, total, unit, message, null));
  }
}
