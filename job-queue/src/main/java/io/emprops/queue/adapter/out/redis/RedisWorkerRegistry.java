package io.emprops.queue.adapter.out.redis;

import io.emprops.core.identity.WorkerId;
import io.emprops.core.job.Digests;
import io.emprops.core.job.Partition;
import io.emprops.core.worker.Capabilities;
import io.emprops.core.worker.GatewayMessage.State;
import io.emprops.core.worker.WorkerPresence;
import io.emprops.core.worker.port.out.WorkerRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Signs of life in Redis, by Redis' clock. */
public final class RedisWorkerRegistry implements WorkerRegistry {
  private final RedisFunctions functions;
  private final JobRows rows;
  private final List<String> keys;
  private final List<String> offerKeys;
  private final List<String> orderKeys;
  private final List<String> revokedKeys;
  private final Duration goneAfter;

  /** Workers that were silent for longer count as gone. */
  public RedisWorkerRegistry(
      RedisFunctions functions, JobRows rows, Partition partition, Duration goneAfter) {
    this.functions = functions;
    this.rows = rows;
    var names = new JobKeys(partition);
    this.keys = List.of(names.workers(), names.presence());
    this.offerKeys = List.of(names.offersSeen(), names.offers());
    this.orderKeys = List.of(names.orders());
    this.revokedKeys = List.of(names.revoked());
    this.goneAfter = goneAfter;
  }

  @Override
  public void seen(WorkerPresence worker) {
    String capabilities = rows.write(worker.capabilities());
    functions.call(
        "worker_seen_v1",
        Stream.of(keys, offerKeys, orderKeys).flatMap(List::stream).toList(),
        List.of(
            worker.workerId(),
            rows.write(worker),
            goneAfter.toMillis(),
            Digests.name(capabilities),
            capabilities));
  }

  @Override
  public void forget(WorkerId worker) {
    functions.call(
        "worker_forget_v1",
        Stream.concat(keys.stream(), orderKeys.stream()).toList(),
        List.of(worker));
  }

  @Override
  public Optional<WorkerPresence> find(WorkerId worker) {
    return read(worker.value()).findFirst();
  }

  @Override
  public Optional<Pulling> pulling(WorkerId worker) {
    Reply reply =
        functions.call(
            "worker_pulling_v1",
            Stream.concat(keys.stream(), orderKeys.stream()).toList(),
            List.of(goneAfter.toMillis(), worker));
    return reply.size() == 0
        ? Optional.empty()
        : Optional.of(
            new Pulling(rows.read(reply.text(0), WorkerPresence.class), state(reply.text(1))));
  }

  @Override
  public List<WorkerPresence> live() {
    return read("").sorted(Comparator.comparing(worker -> worker.workerId().value())).toList();
  }

  @Override
  public void order(WorkerId worker, State order) {
    functions.call(
        "worker_order_v1", orderKeys, List.of(worker, order.name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public State ordered(WorkerId worker) {
    return state(functions.call("worker_ordered_v1", orderKeys, List.of(worker)).text());
  }

  @Override
  public Map<WorkerId, Instant> revoked() {
    Reply reply = functions.call("worker_revoked_v1", revokedKeys, List.of());
    Map<WorkerId, Instant> revoked = new HashMap<>();
    for (int i = 0; i + 1 < reply.size(); i += 2) {
      revoked.put(
          new WorkerId(reply.text(i)), Instant.ofEpochMilli(Long.parseLong(reply.text(i + 1))));
    }
    return revoked;
  }

  private static State state(String order) {
    return State.valueOf(order.toUpperCase(Locale.ROOT));
  }

  @Override
  public List<Capabilities> offersSeen() {
    return functions
        .call("worker_offers_v1", offerKeys, List.of())
        .texts()
        .map(json -> rows.read(json, Capabilities.class))
        .toList();
  }

  private Stream<WorkerPresence> read(String worker) {
    return functions
        .call("worker_live_v1", keys, List.of(goneAfter.toMillis(), worker))
        .texts()
        .map(json -> rows.read(json, WorkerPresence.class));
  }
}
