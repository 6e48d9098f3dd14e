package io.emprops.openapi.adapter.out.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.emprops.core.job.Attempt;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobCourse;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobStatus;
import io.emprops.openapi.adapter.out.json.WireJson;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns of a job that change. */
@Embeddable
class CourseColumns {
  private static final TypeReference<List<Attempt>> ATTEMPTS = new TypeReference<>() {};
  private static final int LONGEST_REASON = 200;

  @Column String status;
  @Nullable @Column String reason;
  @Nullable @Column String progress;
  @Nullable @Column String ending;
  @Column String attempts;

  @Nullable
  @Column(name = "last_event")
  String lastEvent;

  @Nullable
  @Column(name = "result_event")
  String resultEvent;

  @Nullable
  @Column(name = "started_at")
  Instant startedAt;

  @Nullable
  @Column(name = "ended_at")
  Instant endedAt;

  static CourseColumns of(JobCourse course) {
    var columns = new CourseColumns();
    columns.take(course);
    return columns;
  }

  final void take(JobCourse course) {
    status = course.status().wire();
    reason = storable(course.reason());
    progress = json(course.progress());
    ending = json(course.end());
    attempts = WireJson.write(course.attempts());
    lastEvent = text(course.lastEvent());
    resultEvent = text(course.resultEvent());
    startedAt = course.startedAt();
    endedAt = course.endedAt();
  }

  final JobCourse toCourse() {
    return new JobCourse(
        JobStatus.ofWire(status),
        reason,
        read(progress, text -> WireJson.read(text, JobEvent.Progressed.class)),
        read(ending, text -> WireJson.read(text, JobEvent.Ended.class)),
        WireJson.read(attempts, ATTEMPTS),
        read(lastEvent, EventId::parse),
        read(resultEvent, EventId::parse),
        startedAt,
        endedAt);
  }

  static @Nullable String storable(@Nullable String reason) {
    return reason == null ? null : StorableText.of(reason, LONGEST_REASON);
  }

  private static @Nullable String json(@Nullable Object value) {
    return value == null ? null : WireJson.write(value);
  }

  private static @Nullable String text(@Nullable EventId id) {
    return id == null ? null : id.toString();
  }

  private static <T> @Nullable T read(@Nullable String text, Function<String, T> reader) {
    return text == null ? null : reader.apply(text);
  }
}
