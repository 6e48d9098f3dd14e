/** What all lists over HTTP have in common. */
@NullMarked
package io.emprops.openapi.adapter.in.rest.list;

import org.jspecify.annotations.NullMarked;
