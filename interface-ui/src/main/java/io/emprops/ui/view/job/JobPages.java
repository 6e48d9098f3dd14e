package io.emprops.ui.view.job;

import com.vaadin.flow.data.provider.AbstractBackEndDataProvider;
import com.vaadin.flow.data.provider.Query;
import io.emprops.core.job.JobSummary;
import io.emprops.core.workflow.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A list that comes part by part, each by the cursor of the one before. Its size is what is loaded,
 * and one part more as long as there is more.
 */
final class JobPages extends AbstractBackEndDataProvider<JobSummary, Void> {
  /** How many come at once. */
  static final int PART = 50;

  private static final long serialVersionUID = 1L;

  private final transient Function<String, Page<JobSummary>> source;
  private final transient List<JobSummary> loaded = new ArrayList<>();
  private transient Optional<String> next = Optional.of("");

  /** Gets parts by their cursors; the first has an empty one. */
  JobPages(Function<String, Page<JobSummary>> source) {
    this.source = source;
  }

  boolean isEmpty() {
    load(1);
    return loaded.isEmpty();
  }

  /**
   * Takes the first part as it is now.
   *
   * @return whether it holds the same jobs, so that only their states may differ
   */
  boolean take(List<JobSummary> first) {
    int known = Math.min(PART, loaded.size());
    if (first.size() != known) {
      return false;
    }
    for (int i = 0; i < known; i++) {
      if (!first.get(i).id().equals(loaded.get(i).id())) {
        return false;
      }
    }
    for (int i = 0; i < known; i++) {
      if (!first.get(i).equals(loaded.get(i))) {
        loaded.set(i, first.get(i));
        refreshItem(first.get(i));
      }
    }
    return true;
  }

  @Override
  public Object getId(JobSummary job) {
    return job.id();
  }

  @Override
  protected Stream<JobSummary> fetchFromBackEnd(Query<JobSummary, Void> query) {
    load(query.getOffset() + query.getLimit());
    return loaded.stream().skip(query.getOffset()).limit(query.getLimit());
  }

  @Override
  protected int sizeInBackEnd(Query<JobSummary, Void> query) {
    load(loaded.size() + 1);
    return loaded.size();
  }

  private void load(int wanted) {
    while (loaded.size() < wanted && next.isPresent()) {
      var page = source.apply(next.get());
      loaded.addAll(page.items());
      next = Optional.ofNullable(page.nextCursor());
    }
  }
}
