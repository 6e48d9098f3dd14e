package io.emprops.ui.view.job;

import io.emprops.core.asset.Asset;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobEvent.Ended;
import io.emprops.core.job.JobEvent.Logged;
import io.emprops.core.job.JobEvent.OutputAdded;
import io.emprops.core.job.JobEvent.Previewed;
import io.emprops.core.job.JobEvent.Progressed;
import io.emprops.core.job.JobEvent.StateChanged;
import io.emprops.core.job.JobRecord;
import io.emprops.core.job.JobSnapshot;
import io.emprops.core.job.JobStatus;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job as its log tells it, event by event; belongs to one screen. */
final class LiveJob {
  private final Map<JobStatus, Instant> reached = new EnumMap<>(JobStatus.class);
  private final StringBuilder text = new StringBuilder();
  private JobStatus status;
  private @Nullable String reason;
  private @Nullable Progressed progress;
  private @Nullable Asset preview;
  private @Nullable Ended end;
  private @Nullable EventId last;
  private int attempt;
  private int told;
  private boolean textReplaced;

  /** Begins with what the ledger knows. */
  LiveJob(JobRecord job) {
    status = job.status();
    reason = job.reason();
    progress = job.progress();
    reached.put(JobStatus.PENDING, job.createdAt());
    if (job.startedAt() != null) {
      reached.put(JobStatus.IN_PROGRESS, job.startedAt());
    }
    if (job.endedAt() != null) {
      reached.put(job.status(), job.endedAt());
    }
  }

  /** Takes the next event. */
  void apply(JobEvent event) {
    last = event.id();
    switch (event.body()) {
      case StateChanged state -> change(state, event.at());
      case Progressed next -> progress = next;
      case OutputAdded output -> Optional.ofNullable(output.text()).ifPresent(text::append);
      case Previewed previewed -> preview = previewed.file();
      case Logged _ -> {
        // Lines of the worker's log stand in no place of the screen yet.
      }
      case Ended ended -> {
        end = ended;
        status = ended.status();
        reason = ended.reason();
        reached.put(ended.status(), event.at());
      }
    }
  }

  /** Takes what stands for events that are gone. */
  void apply(JobSnapshot snapshot) {
    last = snapshot.upTo();
    status = snapshot.status();
    reason = snapshot.reason();
    progress = snapshot.progress();
    preview = snapshot.preview();
    replaceText(Optional.ofNullable(snapshot.text()).orElse(""));
  }

  JobStatus status() {
    return status;
  }

  Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  Optional<Progressed> progress() {
    return status.isTerminal() ? Optional.empty() : Optional.ofNullable(progress);
  }

  /** What the result looks like by now; nothing once it has ended. */
  Optional<Asset> preview() {
    return status.isTerminal() ? Optional.empty() : Optional.ofNullable(preview);
  }

  Optional<Ended> end() {
    return Optional.ofNullable(end);
  }

  Optional<EventId> last() {
    return Optional.ofNullable(last);
  }

  /** When it came to a state; empty if it has not been seen there. */
  Optional<Instant> reached(JobStatus state) {
    return Optional.ofNullable(reached.get(state));
  }

  String text() {
    return text.toString();
  }

  /** Whether the text is another since the last look, not only a longer one. */
  boolean takeTextReplaced() {
    boolean was = textReplaced;
    textReplaced = false;
    return was;
  }

  /** The text since the last look. */
  String takeNewText() {
    var news = text.substring(told);
    told = text.length();
    return news;
  }

  private void change(StateChanged state, Instant at) {
    status = state.status();
    reason = state.reason();
    reached.put(state.status(), at);
    var number = state.attempt();
    if (number != null && number > attempt) {
      if (attempt > 0) {
        replaceText("");
        progress = null;
        preview = null;
      }
      attempt = number;
    }
  }

  private void replaceText(String now) {
    text.setLength(0);
    text.append(now);
    told = 0;
    textReplaced = true;
  }
}
