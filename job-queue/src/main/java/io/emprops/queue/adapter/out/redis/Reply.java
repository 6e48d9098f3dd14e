package io.emprops.queue.adapter.out.redis;

import io.emprops.core.job.port.out.QueueUnavailableException;
import io.vertx.redis.client.Response;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a function returned: a text, a number, or a list of such; never nothing. */
record Reply(Response response) {

  /** Refuses an answer that no function gives. */
  static Reply of(@Nullable Response response, String function) {
    if (response == null) {
      throw new QueueUnavailableException("Redis returned nothing from " + function);
    }
    return new Reply(response);
  }

  String text() {
    return response.toString();
  }

  int number() {
    return Math.toIntExact(Long.parseLong(text()));
  }

  int size() {
    return response.size();
  }

  Reply at(int i) {
    return of(response.get(i), "a list");
  }

  String text(int i) {
    return at(i).text();
  }

  long number(int i) {
    return Long.parseLong(text(i));
  }

  Stream<String> texts() {
    return response.stream().map(Response::toString);
  }
}
