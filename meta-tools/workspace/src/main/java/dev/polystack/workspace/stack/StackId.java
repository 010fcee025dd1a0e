package dev.polystack.workspace.stack;

import java.util.Comparator;

/** A stack as people name it: {@code catalog/products}. */
public record StackId(String service, String stack) implements Comparable<StackId> {

  private static final Comparator<StackId> ORDER =
      Comparator.comparing(StackId::service).thenComparing(StackId::stack);

  @Override
  public int compareTo(StackId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return service + "/" + stack;
  }
}
