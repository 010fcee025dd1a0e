package dev.polystack.shop.contracts.benchmark;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs {@link ReadingBenchmark}, holds each figure against Jackson alone in the same run, which
 * says more than figures a second where machines differ or have other work, and the validation of a
 * text against its bound.
 */
public final class Benchmarks {

  private static final String LEAST = "jacksonAlone";
  private static final String BOUNDED = "validateText";
  private static final double BOUND_A_SECOND = 100_000;

  private Benchmarks() {}

  /**
   * Runs them all, on one core.
   *
   * @param arguments JMH's own, such as {@code -i 2 -wi 1}
   */
  public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
    Collection<RunResult> results = new Runner(new CommandLineOptions(arguments)).run();
    Map<String, Double> perSecond = new TreeMap<>();
    for (RunResult result : results) {
      perSecond.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
    }
    Double least = perSecond.get(LEAST);
    System.out.printf("%n%-16s %12s %22s%n", "", "a second", "of Jackson alone");
    perSecond.forEach(
        (name, score) ->
            System.out.printf(
                "%-16s %,12.0f %21s%n",
                name, score, least == null ? "-" : "%.0f %%".formatted(100 * score / least)));
    Double validated = perSecond.get(BOUNDED);
    if (validated != null) {
      System.out.printf(
          "%n%s: %,.0f a second, the bound is %,.0f, ratio %.2f: %s%n",
          BOUNDED,
          validated,
          BOUND_A_SECOND,
          validated / BOUND_A_SECOND,
          validated >= BOUND_A_SECOND ? "kept" : "missed");
    }
  }
}
