package io.emprops.queue.adapter.out.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls to one server. */
record PooledCalls(Redis redis) implements RedisCalls {

  @Override
  public Future<@Nullable Response> send(Request request) {
    return redis.send(request);
  }

  @Override
  public Future<List<@Nullable Response>> batch(List<Request> requests) {
    return redis.batch(requests);
  }
}
