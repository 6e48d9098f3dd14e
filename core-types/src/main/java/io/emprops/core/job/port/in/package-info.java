/** What can be asked of the job features. */
@NullMarked
package io.emprops.core.job.port.in;

import org.jspecify.annotations.NullMarked;
