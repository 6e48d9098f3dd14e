/** Classes written to break the rules of the architecture. */
@NullMarked
package io.emprops.it.architecture.breakers.openapi.adapter.in.rest;

import org.jspecify.annotations.NullMarked;
