/** Cases, a document's own and the language's: inputs, and what must come out. */
@NullMarked
package io.emprops.template.cases;

import org.jspecify.annotations.NullMarked;
