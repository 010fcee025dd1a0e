package dev.polystack.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/**
 * Whether the work grows as the number of things does: what each further thing costs among many is
 * compared with what it costs among few. What a command costs at any number, its start above all,
 * is in neither of them.
 */
final class Growth {

  /** Near linear; the rest is noise. */
  private static final double MOST = 1.25;

  private Growth() {}

  /**
   * A figure for each number from the third on.
   *
   * @param seconds that all took together, by their number
   */
  static List<Figure> figures(String what, NavigableMap<Integer, Double> seconds) {
    List<Integer> numbers = List.copyOf(seconds.keySet());
    List<Double> times = List.copyOf(seconds.values());
    List<Figure> figures = new ArrayList<>();
    for (int i = 2; i < numbers.size(); i++) {
      String name = "%s, each further one up to %d".formatted(what, numbers.get(i));
      double few = millisEach(numbers, times, i - 1);
      double many = millisEach(numbers, times, i);
      if (few > 0) {
        figures.add(new Figure(name, many, MOST * few, "ms"));
      } else {
        System.out.printf("%s: lost in the noise%n", name);
      }
    }
    return figures;
  }

  private static double millisEach(List<Integer> numbers, List<Double> times, int i) {
    return 1000 * (times.get(i) - times.get(i - 1)) / (numbers.get(i) - numbers.get(i - 1));
  }
}
