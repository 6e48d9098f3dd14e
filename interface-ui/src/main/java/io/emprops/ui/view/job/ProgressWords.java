package io.emprops.ui.view.job;

import static io.emprops.ui.text.Texts.text;

import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.ui.text.Times;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far a job is, in a line. */
final class ProgressWords {
  private static final MathContext DIGITS = new MathContext(6);

  private ProgressWords() {}

  static String of(Progressed step) {
    List<String> parts = new ArrayList<>();
    Optional.ofNullable(step.phase()).ifPresent(parts::add);
    if (step.done() != null && step.total() != null) {
      var unit = Optional.ofNullable(step.unit()).map(name -> " " + name).orElse("");
      parts.add(text("job.progress.of", plain(step.done()), plain(step.total())) + unit);
    }
    Optional.ofNullable(step.message()).ifPresent(parts::add);
    Optional.ofNullable(step.eta())
        .filter(seconds -> seconds > 0)
        .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
        .ifPresent(left -> parts.add(text("job.progress.left", Times.took(left))));
    return String.join(" · ", parts);
  }

  private static String plain(double amount) {
    return new BigDecimal(amount, DIGITS).stripTrailingZeros().toPlainString();
  }
}
