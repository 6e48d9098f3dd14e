package io.emprops.core.prior;

import java.util.Map;
import java.util.Optional;

/**
 * A member of the prior system's queue with its hash, as that system's Redis holds them.
 *
 * @param id the member
 * @param fields of the hash; none where there is no hash
 */
public record PriorJob(String id, Map<String, String> fields) {
  public PriorJob {
    fields = Map.copyOf(fields);
  }

  /** A field's text without the blanks around it; empty where there is nothing else. */
  Optional<String> text(String field) {
    return Optional.ofNullable(fields.get(field)).map(String::strip).filter(t -> !t.isEmpty());
  }
}
