package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.Partition;
import io.emprops.core.job.port.out.QueueUnavailableException;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls functions in Redis, blocking the calling thread. Loads the libraries where they are
 * missing, as they are after a flush or on a new server, and asks again.
 */
public final class RedisFunctions {
  private static final Logger LOG = Logger.getLogger(RedisFunctions.class);
  private static final String NOT_FOUND = "Function not found";

  private final RedisCalls calls;
  private final Duration timeout;

  /** Calls a single Redis, and waits at most this long for an answer. */
  public RedisFunctions(Redis redis, Duration timeout) {
    this(RedisCalls.pooled(redis), timeout);
  }

  /** Waits at most this long for an answer. */
  public RedisFunctions(RedisCalls calls, Duration timeout) {
    this.calls = calls;
    this.timeout = timeout;
  }

  /**
   * Loads all libraries into the server that holds a partition, replacing those of the same name.
   */
  public void load(Partition partition) {
    load(new JobKeys(partition).meta());
  }

  private void load(String key) {
    List<Request> requests = new ArrayList<>();
    for (FunctionLibrary library : FunctionLibrary.ALL) {
      requests.add(Request.cmd(Command.FUNCTION).arg("LOAD").arg("REPLACE").arg(library.code()));
    }
    where(key, requests, "FUNCTION LOAD");
    LOG.infof("redis libraries loaded key=%s", key);
  }

  /** The names of the libraries that any server lacks of those that hold these partitions. */
  public List<String> missing(Collection<Partition> partitions) {
    return partitions.stream().flatMap(this::missingIn).distinct().toList();
  }

  private Stream<String> missingIn(Partition partition) {
    Request list = Request.cmd(Command.FUNCTION).arg("LIST");
    String listing = where(new JobKeys(partition).meta(), List.of(list), "FUNCTION LIST");
    return FunctionLibrary.ALL.stream()
        .map(FunctionLibrary::name)
        .filter(name -> !listing.contains(name));
  }

  /** Sends what has no key of its own to the server that holds this one; its last answer. */
  private String where(String key, List<Request> requests, String what) {
    List<Request> all = new ArrayList<>();
    all.add(Request.cmd(Command.EXISTS).arg(key));
    all.addAll(requests);
    List<@Nullable Response> answers = Objects.requireNonNull(await(calls.batch(all), what));
    return String.valueOf(answers.getLast());
  }

  /**
   * Calls a function.
   *
   * @throws QueueUnavailableException if Redis cannot be asked or refuses
   */
  Reply call(String function, List<String> keys, List<?> args) {
    try {
      return send(function, keys, args);
    } catch (QueueUnavailableException e) {
      if (!isMissing(e)) {
        throw e;
      }
      LOG.warnf("redis function missing, loading libraries function=%s", function);
      load(keys.getFirst());
      return send(function, keys, args);
    }
  }

  private static boolean isMissing(QueueUnavailableException e) {
    Throwable cause = e.getCause();
    String message = cause == null ? null : cause.getMessage();
    return message != null && message.contains(NOT_FOUND);
  }

  private Reply send(String function, List<String> keys, List<?> args) {
    Request request = Request.cmd(Command.FCALL).arg(function).arg(keys.size());
    keys.forEach(request::arg);
    args.forEach(arg -> request.arg(String.valueOf(arg)));
    return Reply.of(await(calls.send(request), function), function);
  }

  /**
   * An interrupt does not end the wait: the call may have handed out a job, which nobody would
   * have. The caller finds its thread interrupted.
   */
  private <T extends @Nullable Object> T await(Future<T> asked, String what) {
    CompletableFuture<T> answer = asked.toCompletionStage().toCompletableFuture();
    long end = System.nanoTime() + timeout.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new QueueUnavailableException("Redis refused " + what, cause == null ? e : cause);
    } catch (TimeoutException e) {
      throw new QueueUnavailableException("Redis did not answer " + what, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
