/** Workers: who they are and what they serve. */
@NullMarked
package io.emprops.openapi.application.worker;

import org.jspecify.annotations.NullMarked;
