package io.emprops.core.budget;

import java.time.Instant;
import java.util.Optional;

/**
 * A budget and how much of it is used.
 *
 * @param figures as the queue counts, or where it cannot be asked, as the ledger knows: then
 *     nothing is held
 * @param live whether they are the queue's
 * @param turns when its next period begins
 */
public record BudgetReport(
    Budget budget, BudgetFigures figures, boolean live, Optional<Instant> turns) {}
