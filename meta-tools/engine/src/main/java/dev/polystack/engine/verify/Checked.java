package dev.polystack.engine.verify;

import java.util.List;

/**
 * What one check found.
 *
 * @param name what was looked at: {@code stacks}
 * @param looked how many of them
 * @param faults what is wrong, each with what to do; empty if all is well
 */
public record Checked(String name, int looked, List<String> faults) {

  /** Keeps the list. */
  public Checked {
    faults = List.copyOf(faults);
  }

  /** Whether all is well. */
  public boolean isGood() {
    return faults.isEmpty();
  }
}
