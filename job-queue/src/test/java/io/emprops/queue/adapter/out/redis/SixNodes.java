package io.emprops.queue.adapter.out.redis;

import static io.emprops.core.job.Eventually.until;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A Redis Cluster on the loopback address: three masters, each with a replica. */
public final class SixNodes implements AutoCloseable {
  private static final int MASTERS = 3;
  private static final int SLOTS = 16_384;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Vertx vertx = Vertx.vertx();
  private final List<ClusterNode> nodes;

  /** Returns when every slot is served and every replica follows its master. */
  public SixNodes() {
    List<Integer> ports = freePorts(4 * MASTERS);
    nodes =
        IntStream.range(0, 2 * MASTERS)
            .mapToObj(i -> new ClusterNode(vertx, ports.get(2 * i), ports.get(2 * i + 1), PATIENCE))
            .toList();
    join();
  }

  private void join() {
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).cluster("SET-CONFIG-EPOCH", i + 1);
      nodes.stream().limit(i).forEach(nodes.get(i)::meet);
    }
    for (int i = 0; i < MASTERS; i++) {
      int first = i * SLOTS / MASTERS;
      nodes.get(i).cluster("ADDSLOTSRANGE", first, (i + 1) * SLOTS / MASTERS - 1);
    }
    until(() -> all("cluster_known_nodes:" + nodes.size()) && all("cluster_state:ok"));
    for (int i = 0; i < MASTERS; i++) {
      nodes.get(MASTERS + i).cluster("REPLICATE", nodes.get(i).id());
    }
    awaitReplicas();
  }

  private boolean all(String fact) {
    return nodes.stream().allMatch(node -> node.cluster("INFO").contains(fact));
  }

  /** Waits until every master of before has a replica that follows it, and all know of it. */
  void awaitReplicas() {
    until(() -> nodes.stream().filter(SixNodes::isFollowed).count() == MASTERS);
    until(() -> nodes.stream().allMatch(node -> listed(node) == nodes.size()));
  }

  private static boolean isFollowed(ClusterNode node) {
    return node.info("replication").contains("state=online");
  }

  /** Nodes that serve a slot or follow one that does, as a client is told. */
  private static long listed(ClusterNode node) {
    return node.ask(Command.CLUSTER, "SLOTS").stream().mapToLong(range -> range.size() - 2).sum();
  }

  /** The addresses of all, with commas between. */
  public String urls() {
    return nodes.stream().map(ClusterNode::url).collect(Collectors.joining(","));
  }

  /** A client of the whole cluster. */
  Redis client() {
    var options = new RedisOptions().setType(RedisClientType.CLUSTER);
    nodes.forEach(node -> options.addConnectionString(node.url()));
    return Redis.createClient(vertx, options.setMaxPoolSize(16).setMaxPoolWaiting(10_000));
  }

  /** The nodes that take writes. */
  List<ClusterNode> masters() {
    return nodes.stream().filter(ClusterNode::isUp).filter(ClusterNode::isMaster).toList();
  }

  /** The master of a partition. */
  ClusterNode masterOf(JobKeys keys) {
    return holder(keys, 0);
  }

  /** The replica of a partition. */
  ClusterNode replicaOf(JobKeys keys) {
    return holder(keys, 1);
  }

  private ClusterNode holder(JobKeys keys, int place) {
    ClusterNode any = masters().getFirst();
    long slot = Long.parseLong(any.cluster("KEYSLOT", keys.meta()));
    for (Response range : any.ask(Command.CLUSTER, "SLOTS")) {
      if (number(range, 0) <= slot && slot <= number(range, 1)) {
        String id = range.get(2 + place).get(2).toString();
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
      }
    }
    throw new AssertionError("nobody serves " + keys);
  }

  private static long number(Response range, int place) {
    return Long.parseLong(range.get(place).toString());
  }

  private static List<Integer> freePorts(int count) {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0));
      }
      List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : sockets) {
        socket.close();
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }

  @Override
  public void close() {
    nodes.forEach(ClusterNode::close);
    vertx.close();
  }
}
