package dev.polystack.shop.store.search;

/**
 * How many products a page holds at most.
 *
 * @param value 1 to {@value #MAX}
 */
public record PageSize(int value) {

  /** The most that one page holds. */
  public static final int MAX = 100;

  /** What a page holds if nobody says. */
  public static final PageSize DEFAULT = new PageSize(20);

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is out of bounds
   */
  public PageSize {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException(
          "first is %d, it has to be from 1 to %d".formatted(value, MAX));
    }
  }
}
