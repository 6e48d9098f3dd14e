package io.emprops.template.expression;

import com.google.common.primitives.UnsignedLong;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** Whether values are equal: numbers whatever their types, as doubles where one is a double. */
final class Equality {
  private static final int UNITS_A_STEP = 64;

  private final Work work;

  Equality(Work work) {
    this.work = work;
  }

  boolean areEqual(Object a, Object b) {
    work.step(2);
    if (isNumber(a) && isNumber(b)) {
      return sameNumber(a, b);
    }
    if (a instanceof Collection<?> one && b instanceof Collection<?> other) {
      return sameElements(one, other);
    }
    if (a instanceof Map<?, ?> one && b instanceof Map<?, ?> other) {
      return sameMembers(one, other);
    }
    if (a instanceof String text) {
      work.step(text.length() / UNITS_A_STEP);
    }
    return a.equals(b);
  }

  boolean contains(Object container, Object sought) {
    if (container instanceof Map<?, ?> map) {
      return map.containsKey(sought) || (isNumber(sought) && isAmong(map.keySet(), sought));
    }
    return container instanceof Collection<?> list && isAmong(list, sought);
  }

  private boolean isAmong(Collection<?> all, Object sought) {
    for (Object element : all) {
      if (areEqual(element, sought)) {
        return true;
      }
    }
    return false;
  }

  private boolean sameElements(Collection<?> one, Collection<?> other) {
    if (one.size() != other.size()) {
      return false;
    }
    Iterator<?> others = other.iterator();
    for (Object element : one) {
      if (!areEqual(element, others.next())) {
        return false;
      }
    }
    return true;
  }

  private boolean sameMembers(Map<?, ?> one, Map<?, ?> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (Map.Entry<?, ?> member : one.entrySet()) {
      Object value = other.get(member.getKey());
      if (value == null || !areEqual(member.getValue(), value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(Object value) {
    return value instanceof Long || value instanceof Double || value instanceof UnsignedLong;
  }

  private static boolean sameNumber(Object a, Object b) {
    if (a instanceof Double || b instanceof Double) {
      return ((Number) a).doubleValue() == ((Number) b).doubleValue();
    }
    return new BigInteger(a.toString()).equals(new BigInteger(b.toString()));
  }
}
