package io.emprops.queue.adapter.out.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How requests reach the server that holds their keys: one Redis, or a master of a cluster. */
public sealed interface RedisCalls permits PooledCalls, ClusterCalls {

  /** Calls to a single Redis, each over a connection of the client's pool. */
  static RedisCalls pooled(Redis redis) {
    return new PooledCalls(redis);
  }

  /** Calls to a cluster; the client is a cluster's, whatever it is wrapped in. */
  static RedisCalls clustered(Redis redis) {
    return new ClusterCalls(redis);
  }

  /** Sends a request to the server that holds its keys. */
  Future<@Nullable Response> send(Request request);

  /** Sends requests one after the other to the server that holds the keys of any of them. */
  Future<List<@Nullable Response>> batch(List<Request> requests);
}
