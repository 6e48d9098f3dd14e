package io.emprops.core.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Identifies a job: {@code <partition>-<ULID>}. Opaque to clients; safe in a key and a URL. */
public record JobId(@JsonValue String value) {
  private static final Pattern FORMAT = Pattern.compile("p[0-9]{1,4}-[0-9A-HJKMNP-TV-Z]{26}");

  @JsonCreator
  public JobId {
    if (!FORMAT.matcher(value).matches()) {
      throw new IllegalArgumentException("job id must match %s: '%s'".formatted(FORMAT, value));
    }
  }

  /** A new id in this partition. */
  public static JobId of(Partition partition, String ulid) {
    return new JobId(partition.value() + "-" + ulid);
  }

  /** The partition whose keys hold the job. */
  public Partition partition() {
    return new Partition(value.substring(0, value.indexOf('-')));
  }

  @Override
  public String toString() {
    return value;
  }
}
