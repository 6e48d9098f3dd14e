package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueueStats;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Ends by minute as bars, the latest at the right; the same in words for those who listen. */
final class RateChart extends Div {
  private static final int MINUTES = 15;
  private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled", "timeout");

  private final List<Span> bars = Stream.generate(Span::new).limit(MINUTES).toList();
  private List<Long> shown = List.of();

  RateChart() {
    addClassName("rate-chart");
    getElement().setAttribute("role", "img");
    bars.forEach(bar -> bar.addClassName("rate-bar"));
    bars.forEach(this::add);
  }

  /** Shows so many ends, a number for each minute. */
  void show(List<Long> ends) {
    if (ends.equals(shown)) {
      return;
    }
    shown = List.copyOf(ends);
    long most = 1;
    long sum = 0;
    for (long count : ends) {
      most = Math.max(most, count);
      sum += count;
    }
    var words = text("monitor.rate.words", sum, MINUTES);
    getElement().setAttribute("aria-label", words);
    getElement().setAttribute("title", words);
    for (int i = 0; i < MINUTES; i++) {
      bars.get(i).getStyle().set("--share", String.valueOf((double) ends.get(i) / most));
    }
  }

  /** How many jobs of a type ended in each minute, the latest last. */
  static List<Long> ends(QueueStats stats, JobType type) {
    var counts = new long[MINUTES];
    Instant current = stats.at().truncatedTo(ChronoUnit.MINUTES);
    for (QueueStats.Rate rate : stats.rates()) {
      long ago = Duration.between(rate.minute(), current).toMinutes();
      if (rate.jobType().equals(type) && ENDS.contains(rate.what()) && ago >= 0 && ago < MINUTES) {
        counts[MINUTES - 1 - (int) ago] += rate.count();
      }
    }
    return LongStream.of(counts).boxed().toList();
  }
}
