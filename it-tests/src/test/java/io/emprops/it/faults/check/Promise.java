package io.emprops.it.faults.check;

import java.util.Optional;

/** Something that the broker promises; sees a history moment by moment. */
interface Promise {

  /** Its name in reports. */
  String name();

  /**
   * Looks at the next moment.
   *
   * @param before the broker's life up to this moment
   * @return what breaks the promise
   */
  Optional<String> broken(Life before, Moment moment);
}
