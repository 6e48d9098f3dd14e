package io.emprops.it.bench.growth;

import io.emprops.core.job.Partition;
import io.emprops.it.bench.broker.BenchRedis;
import io.emprops.it.bench.broker.Probe;
import io.emprops.it.bench.run.BenchFailure;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import redis.clients.jedis.Protocol;

/** A Redis Cluster of masters alone, on each of which lies one partition. */
final class BenchCluster implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final List<Node> nodes;

  private BenchCluster(List<Node> nodes) {
    this.nodes = nodes;
  }

  /** Starts one, and waits until each of its nodes knows of all slots. */
  static BenchCluster start(Path work, List<Partition> partitions) {
    List<Node> nodes = new ArrayList<>();
    var cluster = new BenchCluster(nodes);
    try {
      for (SlotRange range : SlotRange.around(partitions)) {
        nodes.add(Node.start(work, range));
      }
      cluster.join();
      return cluster;
    } catch (BenchFailure e) {
      cluster.close();
      throw e;
    }
  }

  private void join() {
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).cluster("SET-CONFIG-EPOCH", i + 1);
      for (int other = 0; other < i; other++) {
        nodes.get(i).meet(nodes.get(other));
      }
      nodes.get(i).serve();
    }
    await(node -> node.tells("cluster_state:ok"));
    await(node -> node.tells("cluster_slots_ok:16384"));
    await(node -> node.tells("cluster_size:" + nodes.size()));
  }

  private void await(Predicate<Node> all) {
    long end = System.nanoTime() + LONGEST_START.toNanos();
    while (!nodes.stream().allMatch(all)) {
      if (System.nanoTime() > end) {
        throw new BenchFailure("the cluster of %d does not come to be".formatted(nodes.size()));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
  }

  List<Integer> ports() {
    return nodes.stream().map(node -> node.redis().port()).toList();
  }

  /** Empties all nodes. */
  void flush() {
    nodes.forEach(node -> node.probe().jedis().flushAll());
  }

  /** Processor time of all nodes together since their start. */
  double processorSeconds() {
    return nodes.stream().mapToDouble(node -> node.probe().processorSeconds()).sum();
  }

  String version() {
    return nodes.getFirst().probe().version();
  }

  @Override
  public void close() {
    nodes.forEach(Node::close);
  }

  /** One master. */
  private record Node(BenchRedis redis, int busPort, SlotRange slots, Probe probe) {

    static Node start(Path work, SlotRange slots) {
      int busPort = freePort();
      BenchRedis redis =
          BenchRedis.start(work, List.of("cluster-enabled yes", "cluster-port " + busPort));
      return new Node(redis, busPort, slots, new Probe(redis.port()));
    }

    void meet(Node other) {
      cluster("MEET", "127.0.0.1", other.redis.port(), other.busPort);
    }

    void serve() {
      cluster("ADDSLOTSRANGE", slots.first(), slots.last());
    }

    boolean tells(String fact) {
      return cluster("INFO").contains(fact + "\r\n");
    }

    String cluster(Object... arguments) {
      String[] words = new String[arguments.length];
      for (int i = 0; i < words.length; i++) {
        words[i] = String.valueOf(arguments[i]);
      }
      Object answer = probe.jedis().sendCommand(Protocol.Command.CLUSTER, words);
      return answer instanceof byte[] text
          ? new String(text, StandardCharsets.UTF_8)
          : String.valueOf(answer);
    }

    void close() {
      probe.close();
      redis.close();
    }

    private static int freePort() {
      try (var socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new BenchFailure("no free port", e);
      }
    }
  }
}
