package io.emprops.template.ast;

import io.emprops.template.parse.SourceValue.Member;
import io.emprops.template.parse.SourceValue.Members;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that make an object a directive, and how they are written as data. */
final class Directives {
  private static final Map<String, Set<String>> MEMBERS =
      Map.of(
          "$if", Set.of("$if", "then", "else"),
          "$switch", Set.of("$switch"),
          "$each", Set.of("$each", "as", "where", "do"),
          "$merge", Set.of("$merge"),
          "$let", Set.of("$let", "in"),
          "$raw", Set.of("$raw"));
  private static final Set<String> NAMES = MEMBERS.keySet();

  private Directives() {}

  /** The first member that makes the object a directive. */
  static Optional<Member> in(Members object) {
    for (Member member : object.members()) {
      String name = member.name().value();
      if (!name.isEmpty() && name.charAt(0) == '$' && NAMES.contains(name)) {
        return Optional.of(member);
      }
    }
    return Optional.empty();
  }

  /** The members that a directive may have, itself included. */
  static Set<String> members(String directive) {
    return MEMBERS.getOrDefault(directive, Set.of());
  }

  /** The name that {@code $$if}, {@code $$$if} and so on stand for: the same with one $ less. */
  static Optional<String> unescaped(String name) {
    return name.startsWith("$$")
            && NAMES.contains(name.substring(name.lastIndexOf('$')))
            && name.chars().limit(name.lastIndexOf('$')).allMatch(c -> c == '$')
        ? Optional.of(name.substring(1))
        : Optional.empty();
  }
}
