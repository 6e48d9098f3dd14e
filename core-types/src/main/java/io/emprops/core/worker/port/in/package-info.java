/** What workers and operators can ask of the gateway. */
@NullMarked
package io.emprops.core.worker.port.in;

import org.jspecify.annotations.NullMarked;
