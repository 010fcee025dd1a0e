package dev.polystack.bench;

import java.util.Locale;

/**
 * One measured figure against what was promised.
 *
 * @param measured in the unit
 * @param bound in the unit; not more than this was promised
 */
record Figure(String name, double measured, double bound, String unit) {

  /** Below one is better than promised. */
  double ratio() {
    return measured / bound;
  }

  /** One line of the table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%-60s %9.2f %-3s  bound %7.2f %-3s  ratio %.2f",
        name,
        measured,
        unit,
        bound,
        unit,
        ratio());
  }
}
