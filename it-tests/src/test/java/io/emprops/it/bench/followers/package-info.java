/** Followers of jobs on one open-api: how late they hear, and what they cost. */
@NullMarked
package io.emprops.it.bench.followers;

import org.jspecify.annotations.NullMarked;
