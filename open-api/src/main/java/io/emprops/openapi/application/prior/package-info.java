/** Takes over the jobs that wait in the prior system. */
@NullMarked
package io.emprops.openapi.application.prior;

import org.jspecify.annotations.NullMarked;
