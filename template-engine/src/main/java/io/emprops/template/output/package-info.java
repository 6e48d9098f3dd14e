/** What a document promises of its result, and what a result lacks of it. */
@NullMarked
package io.emprops.template.output;

import org.jspecify.annotations.NullMarked;
