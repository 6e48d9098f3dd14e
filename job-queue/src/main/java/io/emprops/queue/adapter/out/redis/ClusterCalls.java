package io.emprops.queue.adapter.out.redis;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Calls to the masters of a cluster, over one link that all threads share: a connection to each
 * node. The client makes a link only while every node answers. So the one that there is stays until
 * the next is made: while a node is down, what lies on the others goes on, and once a replica has
 * taken its place, so does the rest.
 */
final class ClusterCalls implements RedisCalls {
  private final Redis redis;
  private final AtomicReference<Future<RedisConnection>> link =
      new AtomicReference<>(Future.failedFuture("not linked yet"));
  private final AtomicBoolean renewing = new AtomicBoolean();

  ClusterCalls(Redis redis) {
    this.redis = redis;
  }

  @Override
  public Future<@Nullable Response> send(Request request) {
    return linked().compose(nodes -> nodes.send(request)).onFailure(this::doubt);
  }

  @Override
  public Future<List<@Nullable Response>> batch(List<Request> requests) {
    return linked().compose(nodes -> nodes.batch(requests)).onFailure(this::doubt);
  }

  private Future<RedisConnection> linked() {
    Future<RedisConnection> known = link.get();
    if (!known.failed()) {
      return known;
    }
    Promise<RedisConnection> first = Promise.promise();
    if (!link.compareAndSet(known, first.future())) {
      return link.get();
    }
    redis.connect().onSuccess(this::watch).onComplete(first);
    return first.future();
  }

  /** An answer, even a refusal, says that the link is well. */
  private void doubt(Throwable failure) {
    if (!(failure instanceof Response)) {
      renew();
    }
  }

  private void watch(RedisConnection nodes) {
    nodes.endHandler(_ -> renew());
    nodes.exceptionHandler(_ -> renew());
  }

  private void renew() {
    if (link.get().succeeded() && renewing.compareAndSet(false, true)) {
      redis.connect().onSuccess(this::watch).onComplete(this::replace);
    }
  }

  private void replace(AsyncResult<RedisConnection> made) {
    if (made.succeeded()) {
      link.getAndSet(Future.succeededFuture(made.result())).onSuccess(RedisConnection::close);
    }
    renewing.set(false);
  }
}
