package io.emprops.it.faults.live;

import java.util.Optional;

/** Something that is promised to those outside; sees a history moment by moment. */
interface LivePromise {

  /** Its name in reports. */
  String name();

  /** Looks at the next moment; what breaks the promise. */
  Optional<String> broken(LiveMoment moment);
}
