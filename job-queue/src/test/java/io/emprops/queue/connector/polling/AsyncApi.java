package io.emprops.queue.connector.polling;

import static io.emprops.core.job.AJob.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.emprops.core.job.AJob;
import io.emprops.core.job.JobFailure;
import io.emprops.core.worker.port.out.Connector;
import io.emprops.core.worker.port.out.Connector.Failed;
import io.emprops.core.worker.port.out.Connector.Result;
import io.emprops.core.worker.port.out.ManualCancellation;
import io.emprops.core.worker.port.out.RecordingReporter;
import io.emprops.egress.HttpFailures;
import io.emprops.egress.LocalProvider;
import io.emprops.egress.LocalProvider.Received;
import io.emprops.egress.LocalProvider.Script;
import io.emprops.queue.connector.ProviderConnector;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An API that begins jobs, is asked for them and cancels them, and the connector to it. */
final class AsyncApi implements AutoCloseable {
  static final String POLLING =
      """
      {"url":"%s/jobs/{id}?q={id}","interval_ms":100,
       "done":{"path":"/status","equals":"done"},"failed":{"path":"/status","in":["failed","gone"]},
       "refused":{"path":"/status","equals":"refused"},
       "result_path":"/output","error_path":"/why","progress_path":"/percent"}""";
  static final Script BEGUN = LocalProvider.json(202, "{\"id\":\"a/b-1\"}");
  static final Script RUNNING = LocalProvider.json(200, "{\"status\":\"running\",\"percent\":40}");
  static final Script DONE =
      LocalProvider.json(200, "{\"status\":\"done\",\"output\":{\"n\":1.10}}");

  final LocalProvider provider = new LocalProvider();
  final CallbackDesk desk =
      new CallbackDesk(Optional.of("https://worker.test/base"), new SecureRandom());
  final Connector connector =
      new ProviderConnector(
          new AsyncApiProvider(provider.caller(), new HttpFailures(InstantSource.system()), desk),
          (_, _, _) -> Optional.empty());
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch cancelled = new CountDownLatch(1);

  /** Answers so to what begins, and with these, the last again and again, to questions. */
  void plays(Script begin, Script... answers) {
    Deque<Script> left = new ArrayDeque<>(List.of(answers));
    provider.plays((its, exchange) -> next(exchange, begin, left).answer(its, exchange));
  }

  private Script next(HttpExchange exchange, Script begin, Deque<Script> left) {
    return switch (exchange.getRequestMethod()) {
      case "POST" -> begin;
      case "DELETE" -> {
        cancelled.countDown();
        yield left.getLast();
      }
      default -> {
        asked.countDown();
        synchronized (left) {
          yield left.size() > 1 ? left.removeFirst() : left.getFirst();
        }
      }
    };
  }

  void awaitAsked() throws InterruptedException {
    asked.await();
  }

  boolean sawCancellation() throws InterruptedException {
    return cancelled.await(10, TimeUnit.SECONDS);
  }

  List<Received> begun() {
    return received("POST");
  }

  List<Received> asked() {
    return received("GET");
  }

  List<Received> received(String method) {
    return provider.received().stream().filter(r -> r.method().equals(method)).toList();
  }

  AJob job() {
    return job(POLLING);
  }

  AJob job(String polling) {
    return job(polling, "");
  }

  AJob job(String polling, String more) {
    String payload =
        """
        {"request":{"url":"%s/","body":{"text":"a"},"headers":{"Authorization":"Bearer t0ken"}},
         "polling":POLLING,MORE "cancel":{"url":"%s/jobs/{id}","method":"DELETE"}}"""
            .replace("POLLING", polling)
            .replace("MORE", more)
            .replace("%s", provider.url());
    return aJob().jobType("custom_api_async").payload(payload);
  }

  Result run(AJob job) {
    return connector.process(job.build(), 1, new RecordingReporter(), new ManualCancellation());
  }

  JobFailure failure(AJob job) {
    return failure(run(job));
  }

  static JobFailure failure(Result result) {
    assertThat(result).isInstanceOf(Failed.class);
    return ((Failed) result).failure();
  }

  @Override
  public void close() {
    provider.close();
  }
}
