package io.emprops.core.prior;

import io.emprops.core.job.JobTypeDescription;
import io.emprops.core.job.JobTypeRegistry;
import io.emprops.core.job.QueuedJob;
import io.emprops.core.json.JsonText;
import io.emprops.core.json.JsonTextException;
import io.emprops.core.json.JsonValue;
import io.emprops.core.prior.PriorRequirements.Read;
import io.emprops.core.prior.Translation.Translated;
import io.emprops.core.prior.Translation.Untranslatable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says what a job of the prior system is here. What is absent has a default; what is there and
 * cannot be read is not guessed. A 0 is a value. The prior system's score counts for nothing.
 */
public final class PriorTranslator {
  /** Longer payloads are not taken, in characters. */
  public static final int LONGEST_PAYLOAD = 1 << 20;

  /** Longer contexts and requirements are not taken, in characters. */
  private static final int LONGEST_BESIDE = 1 << 18;

  private static final int LONGEST_NAME = 200;
  private static final int MOST_RETRIES = 1_000;
  private static final String PENDING = "pending";

  /** What its API stored where a request named no service. */
  private static final Set<String> NO_SERVICE = Set.of("unknown", "submit_job");

  /** Handled by the client that submitted them; no worker ever took one. */
  private static final Set<String> OF_CLIENTS = Set.of("p5");

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");
  private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");

  private final JobTypeRegistry jobTypes;

  /** Reads the names of services as these job types. */
  public PriorTranslator(JobTypeRegistry jobTypes) {
    this.jobTypes = jobTypes;
  }

  /**
   * Translates one job.
   *
   * @param now in milliseconds; no job arrives later
   */
  public Translation translate(PriorJob job, Instant now) {
    try {
      return new Translated(read(job, now));
    } catch (UnreadableException e) {
      return new Untranslatable(e.reason, e.faults);
    }
  }

  private TranslatedJob read(PriorJob job, Instant now) {
    require(isName(job.id()), ImportReason.ID_UNREADABLE);
    require(!job.fields().isEmpty(), ImportReason.HASH_MISSING);
    require(job.text("status").orElse(PENDING).equals(PENDING), ImportReason.STATUS_NOT_PENDING);
    JobTypeDescription type = jobType(job);
    JsonValue payload = payload(job);
    Optional<String> customer = job.text("customer_id");
    require(customer.map(PriorTranslator::isName).orElse(true), ImportReason.CUSTOMER_UNREADABLE);
    Read.Asked asked = requirements(job);
    var notes = new Notes();
    var origin = PriorOrigin.of(job, notes);
    notes.when(asked.dropped(), ImportNote.REQUIREMENTS_DROPPED);
    Optional<Instant> created = time(job, "created_at");
    return new TranslatedJob(
        job.id(),
        type.name(),
        payload,
        origin,
        asked.requirements(),
        customer,
        priority(job, notes),
        arrival(job, created, now, notes),
        created.filter(time -> !time.isAfter(now)).orElse(now),
        attempts(job, notes),
        asked.attemptTimeout(),
        notes.all());
  }

  private JobTypeDescription jobType(PriorJob job) {
    String service = job.text("service_required").orElse("unknown");
    require(!NO_SERVICE.contains(service), ImportReason.SERVICE_MISSING);
    require(!OF_CLIENTS.contains(service), ImportReason.DELEGATED);
    return jobTypes
        .find(service)
        .orElseThrow(() -> new UnreadableException(ImportReason.SERVICE_UNKNOWN, List.of()));
  }

  private static JsonValue payload(PriorJob job) {
    String text =
        job.text("payload")
            .orElseThrow(() -> new UnreadableException(ImportReason.PAYLOAD_MISSING, List.of()));
    require(text.length() <= LONGEST_PAYLOAD, ImportReason.TOO_LARGE);
    require(job.text("ctx").orElse("").length() <= LONGEST_BESIDE, ImportReason.TOO_LARGE);
    return json("payload", text, ImportReason.PAYLOAD_NOT_JSON);
  }

  private static Read.Asked requirements(PriorJob job) {
    String text = job.text("requirements").orElse("null");
    require(text.length() <= LONGEST_BESIDE, ImportReason.TOO_LARGE);
    return switch (PriorRequirements.read(
        json("requirements", text, ImportReason.REQUIREMENTS_NOT_JSON))) {
      case Read.Asked asked -> asked;
      case Read.Unsupported(var faults) ->
          throw new UnreadableException(ImportReason.REQUIREMENTS_UNSUPPORTED, faults);
    };
  }

  private static JsonValue json(String field, String text, ImportReason otherwise) {
    try {
      return JsonText.parse(text);
    } catch (JsonTextException e) {
      // The parser's own words may quote the text.
      String place = "stops being JSON at line %d, column %d".formatted(e.line(), e.column());
      throw new UnreadableException(otherwise, List.of(new ImportFault("/" + field, place)));
    }
  }

  private static int priority(PriorJob job, Notes notes) {
    int wanted =
        whole(job, "workflow_priority", ImportReason.PRIORITY_UNREADABLE)
            .orElseGet(
                () ->
                    whole(job, "priority", ImportReason.PRIORITY_UNREADABLE)
                        .orElse(QueuedJob.DEFAULT_PRIORITY));
    int priority = Math.clamp(wanted, 0, 100);
    notes.when(priority != wanted, ImportNote.PRIORITY_CLAMPED);
    return priority;
  }

  private static Instant arrival(
      PriorJob job, Optional<Instant> created, Instant now, Notes notes) {
    Instant arrival = time(job, "workflow_datetime").or(() -> created).orElse(Instant.MAX);
    notes.when(arrival.equals(Instant.MAX), ImportNote.ARRIVAL_ABSENT);
    notes.when(arrival.isAfter(now) && !arrival.equals(Instant.MAX), ImportNote.ARRIVAL_IN_FUTURE);
    return arrival.isAfter(now) ? now : arrival;
  }

  /** A date of 0 milliseconds was written where nobody named one. */
  private static Optional<Instant> time(PriorJob job, String field) {
    return job.text(field).filter(text -> !text.equals("0")).map(text -> time(field, text));
  }

  private static Instant time(String field, String text) {
    if (MILLIS.matcher(text).matches()) {
      return Instant.ofEpochMilli(Long.parseLong(text));
    }
    try {
      Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
      require(!time.isBefore(Instant.EPOCH), ImportReason.TIME_UNREADABLE);
      return time;
    } catch (DateTimeException e) {
      throw new UnreadableException(
          ImportReason.TIME_UNREADABLE,
          List.of(new ImportFault("/" + field, "must be milliseconds or a time with its zone")));
    }
  }

  /** Its retries were counted against all attempts: 3 meant three attempts, and 0 means one. */
  private static int attempts(PriorJob job, Notes notes) {
    int most = retries(job, "max_retries").orElse(QueuedJob.DEFAULT_MAX_ATTEMPTS);
    int used = retries(job, "retry_count").orElse(0);
    notes.when(used > 0, ImportNote.ATTEMPTS_USED);
    return Math.max(1, most - used);
  }

  private static OptionalInt retries(PriorJob job, String field) {
    OptionalInt retries = whole(job, field, ImportReason.RETRIES_UNREADABLE);
    int number = retries.orElse(0);
    require(number >= 0 && number <= MOST_RETRIES, ImportReason.RETRIES_UNREADABLE);
    return retries;
  }

  private static OptionalInt whole(PriorJob job, String field, ImportReason otherwise) {
    Optional<String> text = job.text(field);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!WHOLE.matcher(text.get()).matches()) {
      throw new UnreadableException(
          otherwise, List.of(new ImportFault("/" + field, "must be a whole number")));
    }
    return OptionalInt.of(Integer.parseInt(text.get()));
  }

  private static boolean isName(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_NAME
        && text.codePoints().noneMatch(c -> Character.isISOControl(c) || isLoneSurrogate(c));
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static void require(boolean holds, ImportReason otherwise) {
    if (!holds) {
      throw new UnreadableException(otherwise, List.of());
    }
  }

  /** Leaves the reading of one job at whatever depth; never leaves this class. */
  private static final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ImportReason reason;
    private final transient List<ImportFault> faults;

    UnreadableException(ImportReason reason, List<ImportFault> faults) {
      super(reason.wire(), null, false, false);
      this.reason = reason;
      this.faults = faults;
    }
  }
}
