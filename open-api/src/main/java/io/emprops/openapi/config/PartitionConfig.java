package io.emprops.openapi.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Set;

/** The groups of job types that share an order; the same for every service. */
@ConfigMapping(prefix = "emp.partitions")
public interface PartitionConfig {

  /** Job types by the partition that holds them; those that none names are held by p0. */
  @WithParentName
  Map<String, Set<String>> groups();
}
