package io.emprops.template.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The types of objects that occur in the types of some names, by their own names. */
final class StructTypes implements CelTypeProvider {
  private final ImmutableMap<String, CelType> byName;

  private StructTypes(ImmutableMap<String, CelType> byName) {
    this.byName = byName;
  }

  static StructTypes in(Collection<ValueType> types) {
    Map<String, CelType> found = new LinkedHashMap<>();
    types.forEach(type -> add(type.cel(), found));
    return new StructTypes(ImmutableMap.copyOf(found));
  }

  private static void add(CelType type, Map<String, CelType> found) {
    if (type instanceof StructType struct) {
      if (found.put(struct.name(), struct) == null) {
        struct.fields().forEach(field -> add(field.type(), found));
      }
    } else {
      type.parameters().forEach(parameter -> add(parameter, found));
    }
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return byName.values();
  }

  @Override
  public Optional<CelType> findType(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
