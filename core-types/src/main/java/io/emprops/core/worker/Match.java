package io.emprops.core.worker;

import java.util.List;

/** The verdict whether a worker can execute a job. */
public sealed interface Match {

  /** It can. */
  record Matched() implements Match {}

  /** It cannot, for each of these reasons. */
  record Unmatched(List<Reason> reasons) implements Match {
    public Unmatched {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("reasons must not be empty");
      }
    }
  }

  /**
   * A condition that does not hold.
   *
   * @param condition what is asked, for example {@code hardware.gpu_memory_gb}
   * @param required the value that the job asks for
   * @param offered the worker's value, {@code nothing} where it has none
   */
  record Reason(String condition, String required, String offered) {}
}
