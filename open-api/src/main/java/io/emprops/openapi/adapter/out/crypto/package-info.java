/** Encrypts, by a library of cryptography. */
@NullMarked
package io.emprops.openapi.adapter.out.crypto;

import org.jspecify.annotations.NullMarked;
