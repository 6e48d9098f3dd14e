/** What is told to whom when a job ends, outside of this system. */
@NullMarked
package io.emprops.core.webhook;

import org.jspecify.annotations.NullMarked;
