package io.emprops.it.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API that begins jobs and tells of their end later. A job ends at the third question, as its
 * text says: one with {@code fail} in it fails, one with {@code decline} is declined, one with
 * {@code endless} runs until it is cancelled.
 */
public final class AsyncJobsApi implements FakeApi {
  /** Where jobs begin. */
  public static final String JOBS = "/jobs";

  private static final int QUESTIONS = 3;
  private static final Pattern JOB = Pattern.compile("/jobs/(job_[0-9]+)");

  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();

  private record Job(String text, AtomicInteger questions) {}

  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public Map<String, String> environment(String url) {
    return Map.of();
  }

  @Override
  public FakeAnswer answer(FakeRequest request) {
    if (request.path().equals(JOBS)) {
      return request.method().equals("POST") ? begin(request) : error(405, "Only POST begins one");
    }
    Matcher path = JOB.matcher(request.path());
    if (!path.matches() || !jobs.containsKey(path.group(1))) {
      return error(404, "No such job");
    }
    String id = path.group(1);
    if (request.method().equals("DELETE")) {
      jobs.remove(id);
      return FakeAnswer.json(200, Json.object().put("status", "cancelled").toString());
    }
    return FakeAnswer.json(200, status(id).toString());
  }

  private FakeAnswer begin(FakeRequest request) {
    if (!request.json().path("text").isTextual()) {
      return error(422, "text is missing");
    }
    String id = "job_" + numbers.incrementAndGet();
    jobs.put(id, new Job(request.json().path("text").asText(), new AtomicInteger()));
    ObjectNode body = Json.object().put("id", id).put("status", "queued");
    body.putObject("urls").put("get", "jobs/" + id);
    return FakeAnswer.json(202, body.toString());
  }

  private ObjectNode status(String id) {
    Job job = jobs.get(id);
    ObjectNode body = Json.object().put("id", id);
    int asked = job == null ? QUESTIONS : job.questions().incrementAndGet();
    if (job == null || asked < QUESTIONS || job.text().contains("endless")) {
      return body.put("status", "running").put("progress", Math.min(99, asked * 30));
    }
    if (job.text().contains("fail")) {
      return body.put("status", "failed").put("error", "The GPU fell off the bus");
    }
    if (job.text().contains("decline")) {
      return body.put("status", "declined").put("error", Words.REFUSAL);
    }
    body.put("status", "done").putObject("output").put("text", Words.TEXT);
    return body;
  }

  @Override
  public FakeAnswer error(int status, String message) {
    return FakeAnswer.json(
        status, Json.object().set("error", Json.object().put("message", message)).toString());
  }

  @Override
  public FakeAnswer refusal(FakeRequest request) {
    return error(422, Words.REFUSAL);
  }
}
