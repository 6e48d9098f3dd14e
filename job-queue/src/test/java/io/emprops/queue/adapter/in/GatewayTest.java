package io.emprops.queue.adapter.in;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The gateway with a single Redis. */
@QuarkusTest
@QuarkusTestResource(GatewayResource.class)
final class GatewayTest extends GatewayCases {}
