/** The packaged job-queue as a gateway, and what talks to it: submissions, and workers. */
@NullMarked
package io.emprops.it.bench.gateway;

import org.jspecify.annotations.NullMarked;
