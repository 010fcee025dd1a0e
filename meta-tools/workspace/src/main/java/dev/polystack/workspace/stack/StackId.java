package dev.polystack.workspace.stack;

import org.jspecify.annotations.Nullable;

/** A stack as people name it: {@code catalog/products}. */
public record StackId(String service, String stack) implements Comparable<StackId> {

  @Override
  public int compareTo(StackId other) {
    int services = service.compareTo(other.service);
    return services != 0 ? services : stack.compareTo(other.stack);
  }

  // A record's own are made at run time, which is a tenth of a short command.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StackId id && service.equals(id.service) && stack.equals(id.stack);
  }

  @Override
  public int hashCode() {
    return 31 * service.hashCode() + stack.hashCode();
  }

  @Override
  public String toString() {
    return service + "/" + stack;
  }
}
