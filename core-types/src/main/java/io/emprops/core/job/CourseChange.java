package io.emprops.core.job;

/** What an event means for a job's course. */
public sealed interface CourseChange {

  /** The job has come further, perhaps to its end. */
  record Moved(JobCourse course) implements CourseChange {}

  /** The event was known before, or says nothing new. */
  record Nothing() implements CourseChange {}

  /** The event that ended the job has come again. */
  record Repeated() implements CourseChange {}

  /** The job has ended before; this is a further result, to be kept beside and not applied. */
  record LateResult() implements CourseChange {}

  /** The job has ended before, and still the broker runs it. */
  record RunsOn() implements CourseChange {}
}
