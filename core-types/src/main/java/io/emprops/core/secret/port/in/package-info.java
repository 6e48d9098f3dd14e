/** What can be done with secrets; reading their values is not among it. */
@NullMarked
package io.emprops.core.secret.port.in;

import org.jspecify.annotations.NullMarked;
