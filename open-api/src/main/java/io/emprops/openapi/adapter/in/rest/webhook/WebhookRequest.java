package io.emprops.openapi.adapter.in.rest.webhook;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.emprops.core.job.JobType;
import io.emprops.core.problem.ErrorCode;
import io.emprops.core.webhook.WebhookEvent;
import io.emprops.core.webhook.WebhookFilter;
import io.emprops.core.webhook.WebhookWish;
import io.emprops.openapi.adapter.in.rest.problem.ProblemException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody wants to be told, and where. */
@Schema(name = "WebhookRequest")
@JsonNaming(SnakeCaseStrategy.class)
public record WebhookRequest(
    @Nullable @Schema(required = true, examples = "https://example.com/hooks/emprops") String url,
    @Nullable @Schema(examples = "Our shop") String description,
    @Nullable @Schema(description = "Of these ends; of all where absent or empty")
        List<WebhookEvent> events,
    @Nullable @Schema(description = "Of jobs of these types") List<JobType> jobTypes,
    @Nullable @Schema(description = "Of these customers' jobs") List<String> customers,
    @Nullable
        @Schema(
            description = "Only of jobs whose execution names it as its webhook",
            defaultValue = "false")
        Boolean onlyNamed) {

  /** The wish, if it is one. */
  WebhookWish wish() {
    if (url == null) {
      throw ProblemException.at("/url", ErrorCode.REQUEST_INVALID, "the member 'url' is missing");
    }
    WebhookFilter filter;
    try {
      filter = new WebhookFilter(orNone(events), orNone(jobTypes), orNone(customers));
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(ErrorCode.REQUEST_INVALID, String.valueOf(e.getMessage()));
    }
    try {
      return new WebhookWish(
          url, description == null ? "" : description, Boolean.TRUE.equals(onlyNamed), filter);
    } catch (IllegalArgumentException e) {
      throw ProblemException.at("/url", ErrorCode.REQUEST_INVALID, String.valueOf(e.getMessage()));
    }
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
