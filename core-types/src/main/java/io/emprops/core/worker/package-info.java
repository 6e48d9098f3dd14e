/** Who executes jobs, and the protocol in which workers speak. */
@NullMarked
package io.emprops.core.worker;

import org.jspecify.annotations.NullMarked;
