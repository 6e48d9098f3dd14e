package io.emprops.core.budget;

import io.emprops.core.identity.OrganisationId;
import io.emprops.core.identity.UserId;
import java.time.Instant;

/** What some of an organisation's jobs may use in a period. */
public record Budget(
    BudgetId id,
    OrganisationId organisation,
    BudgetWish wish,
    Instant createdAt,
    UserId createdBy) {}
