package dev.polystack.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Measures meta and its peers by turns, so that whatever else the machine does meets all of them
 * alike: a first round warms up and does not count, and each round goes the other way round.
 */
final class Turns {

  /** How many rounds count where one takes a few seconds. */
  static final int ROUNDS = 5;

  private Turns() {}

  /**
   * The medians in seconds by name.
   *
   * @param rounds that count
   * @param before is done before each round and not measured
   * @param contenders meta first; another one that fails is left out with a line
   */
  static Map<String, Double> medians(int rounds, Runnable before, List<Contender> contenders) {
    List<Contender> left = new ArrayList<>(contenders);
    Map<String, List<Double>> measured = new LinkedHashMap<>();
    contenders.forEach(contender -> measured.put(contender.name(), new ArrayList<>()));
    for (int round = 0; round <= rounds; round++) {
      before.run();
      for (Contender contender : List.copyOf(left)) {
        try {
          double seconds = contender.seconds().getAsDouble();
          if (round > 0) {
            measured.getOrDefault(contender.name(), List.of()).add(seconds);
          }
        } catch (IllegalStateException e) {
          if (contender.equals(contenders.get(0))) {
            throw e;
          }
          System.out.printf("%s is left out: %s%n", contender.name(), e.getMessage());
          left.remove(contender);
          measured.remove(contender.name());
        }
      }
      Collections.reverse(left);
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    measured.forEach((name, all) -> medians.put(name, median(all)));
    return medians;
  }

  /** The median of one, without anybody to compare it with. */
  static double median(int rounds, Contender contender) {
    Map<String, Double> medians = medians(rounds, () -> {}, List.of(contender));
    return Objects.requireNonNull(medians.get(contender.name()));
  }

  private static double median(List<Double> all) {
    List<Double> sorted = all.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
