package io.emprops.core.webhook;

import io.emprops.core.workflow.Page;
import java.util.Optional;

/**
 * Which deliveries of a webhook to list, the newest first.
 *
 * @param limit at most so many, 1 to {@value Page#MOST}
 * @param cursor of the part before; empty for the first
 */
public record DeliveryFilter(Optional<DeliveryStatus> status, int limit, String cursor) {}
