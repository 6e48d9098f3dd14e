package io.emprops.it.faults.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobEvent;
import io.emprops.core.job.JobEvent.Ended;
import io.emprops.core.job.JobId;
import io.emprops.core.job.JobSnapshot;
import io.emprops.it.faults.live.LiveFact.Joined;
import io.emprops.it.faults.live.LiveFact.Skipped;
import io.emprops.it.faults.live.LiveFact.Told;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who follows a job to its result. When the connection breaks, or nothing comes for longer
 * than a node is silent, it goes on at the other node, after the last event that it has.
 */
final class Follower {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final String name;
  private final JobId job;
  private final List<String> nodes;
  private final Line line;
  private final Chronicle chronicle;
  private Optional<EventId> place = Optional.empty();
  private volatile boolean served;
  private volatile boolean ended;

  /** How events come. */
  interface Line {

    /** Reads until the connection ends; each event or snapshot, with its type. */
    void read(String node, JobId job, Optional<EventId> since, Listener listener);
  }

  /** Takes what comes. */
  interface Listener {

    /** Whether it wants more. */
    boolean take(String type, JsonNode data);
  }

  Follower(String name, JobId job, List<String> nodes, Line line, Chronicle chronicle) {
    this.name = name;
    this.job = job;
    this.nodes = List.copyOf(nodes);
    this.line = line;
    this.chronicle = chronicle;
  }

  String name() {
    return name;
  }

  /** Whether it has the result. */
  boolean isServed() {
    return served;
  }

  /** Gives up with the connection that it has. */
  void end() {
    ended = true;
  }

  void run() {
    chronicle.add(new Joined(name, job));
    for (int i = Math.floorMod(name.hashCode(), nodes.size()); !served && !ended; i++) {
      line.read(nodes.get(i % nodes.size()), job, place, this::take);
      if (!served) {
        Pauses.of(PAUSE);
      }
    }
  }

  private boolean take(String type, JsonNode data) {
    if (type.equals("snapshot")) {
      JobSnapshot snapshot = Wire.read(data, JobSnapshot.class);
      chronicle.add(new Skipped(name, job, snapshot));
      place = Optional.of(snapshot.upTo());
      return !ended;
    }
    JobEvent event = Wire.read(data, JobEvent.class);
    chronicle.add(new Told(name, job, event));
    place = Optional.of(event.id());
    served = event.body() instanceof Ended;
    return !served && !ended;
  }
}
