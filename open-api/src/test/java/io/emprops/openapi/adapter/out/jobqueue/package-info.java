/** The client of job-queue. */
@NullMarked
package io.emprops.openapi.adapter.out.jobqueue;

import org.jspecify.annotations.NullMarked;
