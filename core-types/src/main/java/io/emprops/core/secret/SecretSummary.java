package io.emprops.core.secret;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.identity.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of a secret: all but its value, of which not even a part is shown.
 *
 * @param header the only header that may hold it
 * @param changedBy who gave the present value
 * @param lastUsedAt when it was last sealed for a worker, to the minute
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(SnakeCaseStrategy.class)
public record SecretSummary(
    SecretName name,
    List<BoundHost> hosts,
    @Nullable String header,
    Instant createdAt,
    UserId createdBy,
    Instant changedAt,
    UserId changedBy,
    @Nullable Instant lastUsedAt) {
  public SecretSummary {
    hosts = List.copyOf(hosts);
  }
}
