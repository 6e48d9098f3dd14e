package io.emprops.ui.view.job;

import static io.emprops.ui.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Section;
import io.emprops.core.job.Attempt;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.Usage;
import io.emprops.ui.component.CodeBlock;
import io.emprops.ui.text.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What went in, what was sent, who tried, and what it used up. */
final class JobDetails extends Div {

  JobDetails() {
    addClassName("job-details");
  }

  void show(JobRecord job) {
    removeAll();
    add(new CodeBlock(text("job.inputs")).named("job-inputs").show(job.inputs()));
    add(new CodeBlock(text("job.payload")).named("job-payload").show(job.payload()));
    if (!job.attempts().isEmpty()) {
      add(attempts(job.attempts()));
    }
  }

  /** Tokens, time and cost in a line; empty where nothing is known. */
  static String usage(JobRecord job) {
    return Optional.ofNullable(job.usage()).map(JobDetails::words).orElse("");
  }

  private static String words(Usage usage) {
    List<String> parts = new ArrayList<>();
    parts.add(Times.took(Duration.ofMillis(usage.durationMs())));
    Optional.ofNullable(usage.inputTokens())
        .ifPresent(tokens -> parts.add(text("job.tokens-in", tokens)));
    Optional.ofNullable(usage.outputTokens())
        .ifPresent(tokens -> parts.add(text("job.tokens-out", tokens)));
    Optional.ofNullable(usage.cost()).ifPresent(cost -> parts.add("$" + cost.toPlainString()));
    return String.join(" · ", parts);
  }

  private static Section attempts(List<Attempt> attempts) {
    var header = new NativeTableRow();
    Stream.of("number", "worker", "started", "took", "outcome")
        .map(column -> new NativeTableHeaderCell(text("attempt." + column)))
        .forEach(header::add);
    var body = new NativeTableBody();
    attempts.forEach(attempt -> body.add(row(attempt)));
    var table = new NativeTable(new NativeTableHeader(header), body);
    table.addClassName("attempts");
    table.setId("job-attempts");
    var scroller = new Div(table);
    scroller.addClassName("scroll-x");
    var head = new Div(new H2(text("job.attempts")));
    head.addClassName("pane-head");
    var section = new Section(head, scroller);
    section.addClassNames("card", "pane", "attempts-pane");
    return section;
  }

  private static NativeTableRow row(Attempt attempt) {
    var took =
        Optional.ofNullable(attempt.endedAt())
            .map(end -> Times.took(Duration.between(attempt.startedAt(), end)))
            .orElse("…");
    var outcome =
        Stream.of(
                Optional.ofNullable(attempt.outcome())
                    .map(o -> text("attempt." + o.name().toLowerCase(Locale.ROOT))),
                Optional.ofNullable(attempt.failure())
                    .map(f -> f.failureClass().wire() + ", " + f.reason()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(": "));
    var row = new NativeTableRow();
    Stream.of(
            String.valueOf(attempt.number()),
            attempt.workerId().value(),
            Times.clock(attempt.startedAt()),
            took,
            outcome)
        .map(NativeTableCell::new)
        .forEach(row::add);
    return row;
  }
}
