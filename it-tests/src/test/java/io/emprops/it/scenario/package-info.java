/** Stories over the whole system: packaged services, real servers, and nothing inside replaced. */
@NullMarked
package io.emprops.it.scenario;

import org.jspecify.annotations.NullMarked;
