package io.emprops.ui.view.batch;

import io.emprops.core.batch.Batch;
import io.emprops.core.job.BatchId;
import io.emprops.core.workflow.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of a list that were asked for, of which the first comes anew again and again. */
final class BatchParts {
  private List<Batch> batches = List.of();
  private String cursor = "";
  private boolean hasMore;

  /** All that is loaded, the newest first. */
  List<Batch> batches() {
    return batches;
  }

  /** Gets the next part; empty where there is none. */
  String cursor() {
    return hasMore ? cursor : "";
  }

  void clear() {
    batches = List.of();
    hasMore = false;
  }

  /** Takes the first part as it is now; what came with later parts stays. */
  void renew(Page<Batch> first) {
    boolean isFirstLook = batches.size() <= first.items().size();
    join(first.items(), batches);
    if (isFirstLook) {
      goOn(first);
    }
  }

  /** Takes the part behind all others. */
  void add(Page<Batch> next) {
    join(batches, next.items());
    goOn(next);
  }

  private void goOn(Page<Batch> from) {
    cursor = Optional.ofNullable(from.nextCursor()).orElse("");
    hasMore = !cursor.isEmpty();
  }

  private void join(List<Batch> before, List<Batch> behind) {
    List<Batch> joined = new ArrayList<>(before);
    Set<BatchId> known = new HashSet<>();
    before.forEach(batch -> known.add(batch.id()));
    behind.stream().filter(batch -> !known.contains(batch.id())).forEach(joined::add);
    batches = List.copyOf(joined);
  }
}
