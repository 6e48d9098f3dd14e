/** What job-queue asks of open-api. */
@NullMarked
package io.emprops.queue.adapter.out.openapi;

import org.jspecify.annotations.NullMarked;
