package io.emprops.openapi.adapter.in.websocket;

import io.emprops.core.identity.Principal;
import io.emprops.core.job.EventId;
import io.emprops.core.job.JobId;
import java.util.Optional;

/**
 * Who wants to follow which job.
 *
 * @param since the last event that was seen
 * @param hasResult whether that was the result, so that there is nothing left to tell
 */
record JobReader(Principal caller, JobId job, Optional<EventId> since, boolean hasResult) {}
