/** What a template is held against before there are inputs: the schema of its job type. */
@NullMarked
package io.emprops.template.proof;

import org.jspecify.annotations.NullMarked;
