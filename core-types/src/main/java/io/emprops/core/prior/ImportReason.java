package io.emprops.core.prior;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a prior job is not taken. */
public enum ImportReason {
  ID_UNREADABLE("the id is longer than 200 characters or holds control characters"),
  HASH_MISSING("the queue names a job that has no hash"),
  STATUS_NOT_PENDING("the job does not wait: its status is not pending"),
  SERVICE_MISSING("the job names no service, or the message's type instead of one"),
  SERVICE_UNKNOWN("no job type stands for the job's service"),
  DELEGATED("the client that submitted the job executes it itself"),
  PAYLOAD_MISSING("the job has no payload"),
  PAYLOAD_NOT_JSON("the payload is not JSON"),
  PAYLOAD_REFUSED("the payload breaks the job type's schema"),
  TOO_LARGE("the job is larger than an import takes"),
  PRIORITY_UNREADABLE("the priority that counts is no whole number"),
  RETRIES_UNREADABLE("the retries are no whole numbers from 0 to 1000"),
  TIME_UNREADABLE("the time that counts for the order cannot be read"),
  CUSTOMER_UNREADABLE("the customer is longer than 200 characters or holds control characters"),
  REQUIREMENTS_NOT_JSON("the requirements are not JSON"),
  REQUIREMENTS_UNSUPPORTED("a requirement has no equivalent here"),
  CHANGED_SINCE("another job was imported before under this id");

  private final String message;

  ImportReason(String message) {
    this.message = message;
  }

  /** The code as it stands in reports, stable over releases. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One sentence for people. */
  public String message() {
    return message;
  }
}
