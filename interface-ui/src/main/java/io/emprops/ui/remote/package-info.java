/** HTTP clients of open-api that stand in for its use cases. */
@NullMarked
package io.emprops.ui.remote;

import org.jspecify.annotations.NullMarked;
