package io.emprops.ui.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.type.TypeReference;
import io.emprops.core.batch.Batch;
import io.emprops.core.batch.BatchCheck;
import io.emprops.core.batch.BatchFilter;
import io.emprops.core.batch.BatchRow;
import io.emprops.core.batch.BatchTable.Format;
import io.emprops.core.batch.BatchWish;
import io.emprops.core.batch.port.in.ExportBatchQuery;
import io.emprops.core.batch.port.in.FindBatchesQuery;
import io.emprops.core.batch.port.in.StartBatch;
import io.emprops.core.batch.port.in.StartBatchUseCase;
import io.emprops.core.batch.port.in.StartOutcome;
import io.emprops.core.batch.port.in.SteerBatchUseCase;
import io.emprops.core.identity.Principal;
import io.emprops.core.job.BatchId;
import io.emprops.core.workflow.Page;
import io.emprops.ui.problem.ApiProblemException;
import io.emprops.ui.problem.ApiUnavailableException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Batches over {@code /api/workflows/…/batch} and {@code /api/batches}. */
@Singleton
final class RemoteBatches
    implements StartBatchUseCase, FindBatchesQuery, SteerBatchUseCase, ExportBatchQuery {
  private static final String ROOT = "/batches";

  /** Ten thousand rows are rendered before the answer. */
  private static final Duration LONGEST_CHECK = Duration.ofMinutes(2);

  private static final Duration LONGEST_EXPORT = Duration.ofMinutes(10);
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final ApiClient api;

  RemoteBatches(ApiClient api) {
    this.api = api;
  }

  @Override
  public StartOutcome start(Principal caller, StartBatch command) {
    var reply = upload(command, false);
    return switch (reply.status()) {
      case NOT_FOUND -> new StartOutcome.NotFound();
      case CONFLICT -> new StartOutcome.Conflict();
      case 413, 422 -> new StartOutcome.Refused(refusal(reply));
      default -> started(reply);
    };
  }

  @Override
  public Optional<BatchCheck> check(Principal caller, StartBatch command) {
    var reply = upload(command, true);
    return switch (reply.status()) {
      case NOT_FOUND -> Optional.empty();
      case 413, 422 -> Optional.of(refusal(reply));
      default -> Optional.of(reply.as(BatchCheck.class));
    };
  }

  @Override
  public Optional<Batch> find(Principal caller, BatchId id) {
    var reply = api.get(ROOT + "/" + id);
    return reply.status() == NOT_FOUND ? Optional.empty() : Optional.of(reply.as(Batch.class));
  }

  @Override
  public Page<Batch> list(Principal caller, BatchFilter filter) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("workflow_id", filter.workflowId());
    parameters.put("limit", String.valueOf(filter.limit()));
    parameters.put("cursor", filter.cursor());
    return api.get(ROOT + ApiClient.query(parameters)).as(new TypeReference<>() {});
  }

  @Override
  public List<BatchRow> rows(Principal caller, BatchId id, int afterLine, int limit) {
    return rows("%s/%s/rows?limit=%d&cursor=%d".formatted(ROOT, id, limit, afterLine));
  }

  @Override
  public List<BatchRow> rows(Principal caller, BatchId id, Set<Integer> lines) {
    return lines.isEmpty()
        ? List.of()
        : rows(
            lines.stream()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(",", "%s/%s/rows?lines=".formatted(ROOT, id), "")));
  }

  private List<BatchRow> rows(String path) {
    var reply = api.get(path);
    return reply.status() == NOT_FOUND
        ? List.of()
        : reply.as(new TypeReference<Page<RemoteBatchRow>>() {}).items().stream()
            .map(RemoteBatchRow::toRow)
            .toList();
  }

  @Override
  public SteerBatchUseCase.Outcome steer(Principal caller, BatchId batch, BatchWish wish) {
    var what =
        switch (wish) {
          case RUN -> "resume";
          case PAUSE -> "pause";
          case CANCEL -> "cancel";
        };
    var reply = api.post(ROOT + "/" + batch + "/" + what, Map.of());
    if (reply.ok()) {
      return Outcome.STORED;
    }
    return switch (reply.status()) {
      case NOT_FOUND -> Outcome.NOT_FOUND;
      case CONFLICT -> Outcome.ENDED;
      default -> throw new ApiProblemException(reply.problem());
    };
  }

  @Override
  public boolean export(Principal caller, BatchId id, Format format, OutputStream out) {
    var path = ROOT + "/" + id + "/results";
    var request =
        api.request(path).setHeader("Accept", typeOf(format)).timeout(LONGEST_EXPORT).build();
    try {
      var response = api.http().send(request, BodyHandlers.ofInputStream());
      try (var table = response.body()) {
        if (response.statusCode() == NOT_FOUND) {
          return false;
        }
        if (response.statusCode() != 200) {
          throw api.problem(response.statusCode(), new String(table.readAllBytes(), UTF_8));
        }
        table.transferTo(out);
        return true;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + " could not be passed on", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiUnavailableException(path + " was interrupted", e);
    }
  }

  private ApiReply upload(StartBatch command, boolean onlyCheck) {
    Map<String, String> parameters = new LinkedHashMap<>();
    command.version().ifPresent(version -> parameters.put("version", String.valueOf(version)));
    command.priority().ifPresent(priority -> parameters.put("priority", String.valueOf(priority)));
    parameters.put("on_row_error", command.onRowError().name().toLowerCase(Locale.ROOT));
    parameters.put("check", onlyCheck ? "true" : "");
    var path = "/workflows/" + command.workflow() + "/batch" + ApiClient.query(parameters);
    var request = api.request(path).POST(BodyPublishers.ofString(command.table().text(), UTF_8));
    command.idempotencyKey().ifPresent(key -> request.header("Idempotency-Key", key));
    command.traceparent().ifPresent(parent -> request.header("traceparent", parent));
    return api.send(request, typeOf(command.table().format()), LONGEST_CHECK);
  }

  /** What is refused tells no number of rows; to check the table does. */
  private static BatchCheck refusal(ApiReply reply) {
    var errors = reply.errors();
    int count = Objects.requireNonNullElse(reply.problem().errorCount(), errors.size());
    return new BatchCheck(0, 0, count, errors);
  }

  private static StartOutcome started(ApiReply reply) {
    var batch = reply.as(Batch.class).id();
    return reply.header("Idempotency-Replayed").equals("true")
        ? new StartOutcome.Replayed(batch)
        : new StartOutcome.Accepted(batch);
  }

  private static String typeOf(Format format) {
    return switch (format) {
      case CSV -> "text/csv";
      case JSONL -> "application/jsonl";
    };
  }
}
