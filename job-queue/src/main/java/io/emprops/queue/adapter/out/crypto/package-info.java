/** Opens what is sealed for this worker, by a library of cryptography. */
@NullMarked
package io.emprops.queue.adapter.out.crypto;

import org.jspecify.annotations.NullMarked;
