/** What can be asked about identity. */
@NullMarked
package io.emprops.core.identity.port.in;

import org.jspecify.annotations.NullMarked;
