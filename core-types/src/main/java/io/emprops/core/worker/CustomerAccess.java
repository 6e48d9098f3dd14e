package io.emprops.core.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whose jobs a worker executes. Its lists hold whatever a job asks for.
 *
 * @param isolation {@code strict} where it serves one customer at a time, apart from all others
 * @param allow only these customers; everybody where empty
 * @param deny not these
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CustomerAccess(
    @Nullable String isolation, @Nullable Set<String> allow, @Nullable Set<String> deny) {
  /** Everybody's. */
  public static final CustomerAccess ALL = new CustomerAccess(null, Set.of(), Set.of());

  public CustomerAccess {
    allow = sorted(allow);
    deny = sorted(deny);
  }

  private static Set<String> sorted(@Nullable Set<String> customers) {
    return Collections.unmodifiableSet(
        customers == null ? new TreeSet<>() : new TreeSet<>(customers));
  }

  /** Whether it executes this customer's jobs. */
  public boolean admits(String customer) {
    return (allow().isEmpty() || allow().contains(customer)) && !deny().contains(customer);
  }

  /** Only these customers; everybody where empty. */
  @Override
  public Set<String> allow() {
    return allow == null ? Set.of() : allow;
  }

  /** Not these customers. */
  @Override
  public Set<String> deny() {
    return deny == null ? Set.of() : deny;
  }
}
