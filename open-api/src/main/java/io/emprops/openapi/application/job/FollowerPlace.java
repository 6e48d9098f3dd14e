package io.emprops.openapi.application.job;

import io.emprops.core.job.EventId;
import java.util.Optional;

/**
 * Where a follower is on its way through a job's log.
 *
 * @param since the last event that it has
 * @param oriented whether it has been told how the job stands
 * @param stage what it does next
 * @param waits how often in a row it has waited for nothing
 * @param resting whether it waits before that
 */
record FollowerPlace(
    Optional<EventId> since, boolean oriented, Stage stage, int waits, boolean resting) {

  /** What is next. */
  sealed interface Stage {

    /**
     * Read the log: there may be events that the tail did not bring.
     *
     * @param ledgerHasEnd whether the end is to be told once the log has been, though the broker
     *     does not know of it
     */
    record Behind(boolean ledgerHasEnd) implements Stage {}

    /** Listen to the tail. */
    record Live() implements Stage {}

    /**
     * Tell the end, once the ledger has it.
     *
     * @param id of the broker's event; empty where the ledger knows it better
     */
    record Ending(Optional<EventId> id) implements Stage {}

    /** Nothing: the end has been told. */
    record Over() implements Stage {}
  }

  /** At the beginning, or after an event that was seen before. */
  static FollowerPlace after(Optional<EventId> since) {
    return new FollowerPlace(since, false, new Stage.Behind(false), 0, false);
  }

  /** Whether the event is not beyond this place. */
  boolean has(EventId id) {
    return since.isPresent() && since.get().epoch() == id.epoch() && since.get().n() >= id.n();
  }

  /** Whether nothing lies between this place and the entry. */
  boolean borders(EventBuffer.Entry entry) {
    return since.isPresent()
        && since.get().epoch() == entry.event().id().epoch()
        && since.get().n() + 1 >= entry.first();
  }

  /** Whether the event is the last one that it has, or the next. */
  boolean leadsTo(EventId id) {
    EventId last = lastSeen();
    return last.equals(id) || (last.epoch() == id.epoch() && last.n() + 1 == id.n());
  }

  /** The last event that it has; before the first one of all, where it has none. */
  EventId lastSeen() {
    return since.orElse(new EventId(0, 0));
  }

  FollowerPlace movedTo(EventId id) {
    return new FollowerPlace(Optional.of(id), true, stage, 0, false);
  }

  FollowerPlace at(Stage next) {
    return new FollowerPlace(since, oriented, next, 0, false);
  }

  FollowerPlace withOrientation() {
    return new FollowerPlace(since, true, stage, waits, resting);
  }

  FollowerPlace atRest() {
    return new FollowerPlace(since, oriented, stage, waits, true);
  }

  FollowerPlace waited() {
    return new FollowerPlace(since, oriented, stage, waits + 1, false);
  }
}
