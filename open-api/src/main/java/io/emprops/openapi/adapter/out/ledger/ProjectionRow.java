package io.emprops.openapi.adapter.out.ledger;

import io.emprops.core.job.BrokerState;
import io.emprops.core.job.port.out.JobProjection.Position;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Up to where a partition's events have been applied. */
@Entity
@Table(name = "job_projection")
class ProjectionRow {
  @Id
  @Column(name = "partition_id")
  String partitionId;

  @Nullable @Column Long epoch;

  @Nullable
  @Column(name = "run_id")
  String runId;

  @Column(name = "cursor_text")
  String cursor;

  final Position toPosition() {
    Optional<BrokerState> state =
        epoch == null || runId == null
            ? Optional.empty()
            : Optional.of(new BrokerState(epoch, runId));
    return new Position(state, cursor);
  }

  final void moveTo(BrokerState state, String place) {
    epoch = state.epoch();
    runId = state.runId();
    cursor = place;
  }
}
