/** What a job costs on more partitions of a Redis Cluster, and over more gateways. */
@NullMarked
package io.emprops.it.bench.growth;

import org.jspecify.annotations.NullMarked;
