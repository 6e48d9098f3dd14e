package io.emprops.ui.view.monitor;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.emprops.core.job.JobType;
import io.emprops.core.job.QueueStats;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Ends by minute as bars, the latest at the right; the same in words for those who listen. */
final class RateChart extends Div {
  private static final int MINUTES = 15;
  private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled", "timeout");

  RateChart(QueueStats stats, JobType type) {
    addClassName("rate-chart");
    long[] ends = counts(stats, type);
    long most = 1;
    long sum = 0;
    for (long count : ends) {
      most = Math.max(most, count);
      sum += count;
    }
    var words = text("monitor.rate.words", sum, MINUTES);
    getElement().setAttribute("role", "img");
    getElement().setAttribute("aria-label", words);
    getElement().setAttribute("title", words);
    for (long count : ends) {
      var bar = new Span();
      bar.addClassName("rate-bar");
      bar.getStyle().set("--share", String.valueOf((double) count / most));
      add(bar);
    }
  }

  private static long[] counts(QueueStats stats, JobType type) {
    var counts = new long[MINUTES];
    Instant current = stats.at().truncatedTo(ChronoUnit.MINUTES);
    for (QueueStats.Rate rate : stats.rates()) {
      long ago = Duration.between(rate.minute(), current).toMinutes();
      if (rate.jobType().equals(type) && ENDS.contains(rate.what()) && ago >= 0 && ago < MINUTES) {
        counts[MINUTES - 1 - (int) ago] += rate.count();
      }
    }
    return counts;
  }
}
