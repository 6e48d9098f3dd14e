/** What the job features need from outside. */
@NullMarked
package io.emprops.core.job.port.out;

import org.jspecify.annotations.NullMarked;
