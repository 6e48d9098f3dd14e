package io.emprops.it.bench.report;

import java.util.List;

/**
 * Which subjects a target compares ours with, and the item of the target for memory.
 *
 * @param replacers the first design's algorithm, as it was and repaired
 * @param smallest the work whose allocation counts
 * @param payloadBytes of that work's payload
 */
public record Roles(
    String ours,
    List<String> peers,
    List<String> replacers,
    List<String> limits,
    String reader,
    String smallest,
    int payloadBytes) {
  public Roles {
    peers = List.copyOf(peers);
    replacers = List.copyOf(replacers);
    limits = List.copyOf(limits);
  }
}
