package io.emprops.it.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.emprops.it.stack.PriorQueue.RawJob;
import io.emprops.it.stack.PriorQueue.Running;
import io.emprops.it.stack.PriorQueue.Waiting;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hands what waits in the prior queue to open-api, page by page, those first that should start
 * first. It reads there and decides nothing: what a job is here, open-api says.
 */
final class PriorImport {
  private static final String PATH = "/api/imports/prior-jobs";
  private static final int MOST_JOBS = 100;
  private static final int MOST_BYTES = 1 << 20;
  private static final int LARGEST_JOB = 4 << 20;
  private static final int TOO_LARGE = 413;
  private static final int OK = 200;
  private static final int TELL_EVERY = 1_000;

  private final ObjectMapper json = new ObjectMapper();
  private final PriorQueue queue;
  private final ApiClient api;
  private final ImportReport report;
  private final Progress progress;

  PriorImport(PriorQueue queue, ApiClient api, ImportReport report, Progress progress) {
    this.queue = queue;
    this.api = api;
    this.report = report;
    this.progress = progress;
  }

  /**
   * Imports everything that waits.
   *
   * @throws StackFailure if either side stops answering; the same call again goes on
   */
  void run(boolean dryRun) {
    List<Running> running = queue.running();
    List<Waiting> waiting =
        queue.waiting().stream()
            .sorted(Comparator.comparingLong(Waiting::place).thenComparing(Waiting::id))
            .toList();
    int alive = queue.liveWorkers();
    progress.line("  %d jobs wait there, %d are at work".formatted(waiting.size(), running.size()));
    if (alive > 0) {
      progress.line(
          "  %d of its workers are alive: stop them, or they run jobs that are imported too"
              .formatted(alive));
    }
    tellRunning(running, waiting);
    int done = 0;
    for (List<Waiting> page : pages(waiting)) {
      send(page, dryRun);
      int before = done;
      done += page.size();
      if (before / TELL_EVERY < done / TELL_EVERY) {
        progress.line("  %d of %d".formatted(done, waiting.size()));
      }
    }
  }

  /** Their workers have them: they are neither taken nor refused. */
  private void tellRunning(List<Running> running, List<Waiting> waiting) {
    Set<String> ids = waiting.stream().map(Waiting::id).collect(Collectors.toUnmodifiableSet());
    for (Running job : running) {
      if (!ids.contains(job.id())) {
        report.add(verdict(job.id(), "running").put("worker", job.worker()));
      }
    }
  }

  private static List<List<Waiting>> pages(List<Waiting> waiting) {
    List<List<Waiting>> pages = new ArrayList<>();
    int from = 0;
    long bytes = 0;
    for (int i = 0; i < waiting.size(); i++) {
      long more = waiting.get(i).bytes();
      if (i > from && (i - from == MOST_JOBS || bytes + more > MOST_BYTES)) {
        pages.add(waiting.subList(from, i));
        from = i;
        bytes = 0;
      }
      bytes += more;
    }
    if (from < waiting.size()) {
      pages.add(waiting.subList(from, waiting.size()));
    }
    return pages;
  }

  private void send(List<Waiting> page, boolean dryRun) {
    if (page.size() == 1 && page.getFirst().bytes() > LARGEST_JOB) {
      tellTooLarge(page.getFirst());
      return;
    }
    HttpResponse<String> answer = api.postRaw(PATH, body(queue.read(page), dryRun));
    if (answer.statusCode() == TOO_LARGE && page.size() == 1) {
      tellTooLarge(page.getFirst());
    } else if (answer.statusCode() == TOO_LARGE) {
      // As text of JSON, fields may be longer than they are.
      int half = page.size() / 2;
      send(page.subList(0, half), dryRun);
      send(page.subList(half, page.size()), dryRun);
    } else {
      verdicts(answer).forEach(report::add);
    }
  }

  private String body(List<RawJob> jobs, boolean dryRun) {
    ObjectNode body = json.createObjectNode().put("dry_run", dryRun);
    var list = body.putArray("jobs");
    for (RawJob job : jobs) {
      ObjectNode fields = list.addObject().put("id", job.id()).putObject("fields");
      job.fields().forEach(fields::put);
    }
    return body.toString();
  }

  private JsonNode verdicts(HttpResponse<String> answer) {
    JsonNode body = parsed(answer.body());
    if (answer.statusCode() != OK) {
      throw new StackFailure(
          "open-api answered %d to the import: %s"
              .formatted(answer.statusCode(), body.path("detail").asText()));
    }
    return body.path("jobs");
  }

  private JsonNode parsed(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new StackFailure("open-api answered the import with something that is no JSON", e);
    }
  }

  private void tellTooLarge(Waiting job) {
    report.add(
        verdict(job.id(), "not-taken")
            .put("reason", "too-large")
            .put("message", "the job is larger than an import takes"));
  }

  private ObjectNode verdict(String id, String outcome) {
    return json.createObjectNode().put("id", id).put("outcome", outcome);
  }
}
