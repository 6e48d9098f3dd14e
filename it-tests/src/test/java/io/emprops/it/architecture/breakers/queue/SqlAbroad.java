package io.emprops.it.architecture.breakers.queue;

import java.sql.Connection;

/** SQL outside the outbound adapters. */
public record SqlAbroad(Connection connection) {}
