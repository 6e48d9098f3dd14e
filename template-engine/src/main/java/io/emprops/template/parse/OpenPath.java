package io.emprops.template.parse;

import java.util.Arrays;

/** The way from the root to the value that is being read; a pointer is made only of an error's. */
final class OpenPath {
  private static final String ELEMENT = "";

  private String[] names = new String[16];
  private int[] indexes = new int[16];
  private int depth;

  /** Steps into an object or array. */
  void open() {
    if (depth == names.length) {
      names = Arrays.copyOf(names, depth * 2);
      indexes = Arrays.copyOf(indexes, depth * 2);
    }
    depth++;
  }

  void close() {
    depth--;
  }

  /** Comes to a member of the object that was opened last. */
  void at(String name) {
    names[depth - 1] = name;
    indexes[depth - 1] = -1;
  }

  /** Comes to an element of the array that was opened last. */
  void at(int index) {
    names[depth - 1] = ELEMENT;
    indexes[depth - 1] = index;
  }

  /** To the member or element that was come to. */
  Pointer pointer() {
    return pointer(depth);
  }

  /** To the object or array that was opened last. */
  Pointer container() {
    return pointer(depth - 1);
  }

  private Pointer pointer(int steps) {
    Pointer pointer = Pointer.root();
    for (int i = 0; i < steps; i++) {
      pointer = indexes[i] < 0 ? pointer.child(names[i]) : pointer.child(indexes[i]);
    }
    return pointer;
  }
}
