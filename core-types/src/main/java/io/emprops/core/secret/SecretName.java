package io.emprops.core.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Names a secret inside its organisation; documents and inputs hold it in the secret's place. */
public record SecretName(@JsonValue String value) {
  /** Names are at most so long. */
  public static final int LONGEST = 64;

  private static final String RESERVED = "webhook.";

  private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9]+(?:[_.-][A-Za-z0-9]+)*");

  @JsonCreator
  public SecretName {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "a secret's name is up to %d letters and digits, with single '_', '.' or '-' between them"
              .formatted(LONGEST));
    }
  }

  /** Whether a secret can have this name. */
  public static boolean isValid(String name) {
    return name.length() <= LONGEST && FORMAT.matcher(name).matches();
  }

  /** One that the system keeps for itself under this ending; nobody can name it. */
  public static SecretName reserved(String ending) {
    return new SecretName(RESERVED + ending);
  }

  /** Whether the system keeps it for itself: it is listed, replaced, deleted and sent by nobody. */
  public boolean isReserved() {
    return value.startsWith(RESERVED);
  }

  @Override
  public String toString() {
    return value;
  }
}
