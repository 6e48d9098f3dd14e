/** What a job costs beside the call of a provider that it is for. */
@NullMarked
package io.emprops.it.bench.connectors;

import org.jspecify.annotations.NullMarked;
