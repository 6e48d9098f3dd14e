package io.emprops.it.architecture.breakers.openapi;

import io.quarkus.redis.client.RedisClientName;

/** Redis outside its adapter. */
public record RedisAbroad(@RedisClientName("abroad") Object client) {}
