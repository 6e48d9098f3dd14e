package io.emprops.template.parse;

import io.emprops.template.parse.SourceValue.Member;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of one object's members. Most objects have so few that looking through them is best.
 */
final class SeenNames {
  private static final int FEW = 12;

  private final List<Member> members;
  private @Nullable Set<String> many;
  private long marks;

  /** Watches a list that grows by each member whose name was asked for. */
  SeenNames(List<Member> members) {
    this.members = members;
  }

  /** Whether no member of the list has the name. */
  boolean isNew(String name) {
    long mark = mark(name);
    if ((marks & mark) == 0) {
      marks |= mark;
      return many == null || many.add(name);
    }
    if (members.size() > FEW) {
      return names().add(name);
    }
    for (Member member : members) {
      if (member.name().value().equals(name)) {
        return false;
      }
    }
    return true;
  }

  /** A bit for each name that was asked for. */
  long marks() {
    return marks;
  }

  /** The bit of a name; others may have the same. */
  static long mark(String name) {
    // A shift counts modulo 64.
    return 1L << name.hashCode();
  }

  private Set<String> names() {
    Set<String> known = many;
    if (known == null) {
      known = new HashSet<>();
      for (Member member : members) {
        known.add(member.name().value());
      }
      many = known;
    }
    return known;
  }
}
