/** Encryption, tested. */
@NullMarked
package io.emprops.openapi.adapter.out.crypto;

import org.jspecify.annotations.NullMarked;
