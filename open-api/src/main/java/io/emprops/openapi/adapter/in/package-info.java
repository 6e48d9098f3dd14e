/** What all ways in share. */
@NullMarked
package io.emprops.openapi.adapter.in;

import org.jspecify.annotations.NullMarked;
