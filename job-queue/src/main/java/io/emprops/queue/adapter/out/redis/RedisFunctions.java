package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.port.out.QueueUnavailableException;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls functions in Redis, blocking the calling thread. Loads the libraries when they are missing,
 * as they are after a flush or on a new server, and asks again.
 */
public final class RedisFunctions {
  private static final Logger LOG = Logger.getLogger(RedisFunctions.class);
  private static final String NOT_FOUND = "Function not found";

  private final Redis redis;
  private final Duration timeout;

  /** Waits at most this long for an answer. */
  public RedisFunctions(Redis redis, Duration timeout) {
    this.redis = redis;
    this.timeout = timeout;
  }

  /** Loads all libraries, replacing those of the same name. */
  public void load() {
    for (FunctionLibrary library : FunctionLibrary.ALL) {
      await(
          Request.cmd(Command.FUNCTION).arg("LOAD").arg("REPLACE").arg(library.code()),
          library.name());
      LOG.infof("redis library loaded library=%s", library.name());
    }
  }

  /** The names of the libraries that Redis lacks. */
  public List<String> missing() {
    String listing = String.valueOf(await(Request.cmd(Command.FUNCTION).arg("LIST"), "FUNCTION"));
    return FunctionLibrary.ALL.stream()
        .map(FunctionLibrary::name)
        .filter(name -> !listing.contains(name))
        .toList();
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
      load();
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
    return Reply.of(await(request, function), function);
  }

  /**
   * An interrupt does not end the wait: the call may have handed out a job, which nobody would
   * have. The caller finds its thread interrupted.
   */
  private @Nullable Response await(Request request, String what) {
    CompletableFuture<@Nullable Response> answer =
        redis.send(request).toCompletionStage().toCompletableFuture();
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
