package io.emprops.it.stack;

import java.util.List;
import java.util.Map;

/** The queue of the prior system, which is only read, never changed. */
interface PriorQueue extends AutoCloseable {

  /** The members of the queue, each once, in no order; those without a hash too. */
  List<Waiting> waiting();

  /** The hashes of these jobs, in their order. */
  List<RawJob> read(List<Waiting> jobs);

  /** The jobs that its workers have claimed and not ended. */
  List<Running> running();

  /** How many of its workers have told lately that they live. */
  int liveWorkers();

  @Override
  void close();

  /**
   * A job that waits.
   *
   * @param place the lower, the sooner it should start
   * @param bytes of its large fields
   */
  record Waiting(String id, long place, long bytes) {}

  /**
   * A job as it stands there.
   *
   * @param fields none where there is no hash
   */
  record RawJob(String id, Map<String, String> fields) {
    public RawJob {
      fields = Map.copyOf(fields);
    }
  }

  /** A job at work. */
  record Running(String id, String worker) {}
}
