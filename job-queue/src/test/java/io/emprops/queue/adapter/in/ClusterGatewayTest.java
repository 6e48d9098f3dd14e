package io.emprops.queue.adapter.in;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;

/** The gateway with a Redis Cluster. */
@QuarkusTest
@QuarkusTestResource(value = ClusterGatewayResource.class, restrictToAnnotatedClass = true)
@Tag("long")
final class ClusterGatewayTest extends GatewayCases {}
