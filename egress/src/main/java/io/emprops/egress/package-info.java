/**
 * HTTP calls to addresses that users name: the guard that decides where they may go, and the one
 * caller that goes through it. Connectors, webhooks and imports share it.
 */
@NullMarked
package io.emprops.egress;

import org.jspecify.annotations.NullMarked;
