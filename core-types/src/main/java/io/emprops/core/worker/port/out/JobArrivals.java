package io.emprops.core.worker.port.out;

import io.emprops.core.worker.IdleWorker;
import java.time.Duration;

/**
 * Tells when jobs begin to wait, so that nobody has to ask again and again. A signal may be lost or
 * come for nothing: whoever is woken asks the queue. Of workers that are alike no more are woken
 * than jobs have come. Every implementation passes {@code JobArrivalsContract}.
 */
public interface JobArrivals {

  /** Listens for jobs of this worker's types from now on. */
  Listening listen(IdleWorker worker);

  /** Hears what arrives until it is closed. */
  interface Listening extends AutoCloseable {

    /**
     * Waits for an arrival since the start or the last call. Whoever waits again has found nothing,
     * so another one may be woken. Returns early now and then, so that a lost signal does no
     * lasting harm, and at once when the thread is interrupted.
     *
     * @return whether it is worth asking the queue; false when the time is over
     */
    boolean await(Duration atMost);

    /** The queue had nothing, and whoever was called does not wait again: another may be woken. */
    void foundNothing();

    @Override
    void close();
  }
}
