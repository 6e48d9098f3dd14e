package io.emprops.openapi.adapter.out.jobqueue;

import io.emprops.core.worker.JobExplanation;
import io.emprops.core.worker.QueuePosition;
import io.emprops.core.worker.port.out.JobExplanations;
import io.emprops.core.worker.port.out.JobExplanationsContract;
import io.emprops.openapi.adapter.out.json.WireJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** Explanations over HTTP. */
final class HttpJobExplanationsTest extends JobExplanationsContract {
  private final List<AnsweringQueue> open = new ArrayList<>();

  @Override
  protected JobExplanations of(Optional<JobExplanation> why, Optional<QueuePosition> position) {
    Map<String, String> answers = new HashMap<>();
    why.ifPresent(
        said -> {
          answers.put("/why", WireJson.write(said));
          answers.put(
              "/position", WireJson.write(new HttpJobExplanations.Place(position.orElse(null))));
        });
    return new HttpJobExplanations(queue(answers).connection());
  }

  @Override
  protected JobExplanations unreachable() {
    return new HttpJobExplanations(queue(Map.of()).gone().connection());
  }

  private AnsweringQueue queue(Map<String, String> answers) {
    var queue = new AnsweringQueue(answers);
    open.add(queue);
    return queue;
  }

  @AfterEach
  void end() {
    open.forEach(AnsweringQueue::close);
  }
}
