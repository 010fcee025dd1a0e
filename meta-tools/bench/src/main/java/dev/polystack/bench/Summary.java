package dev.polystack.bench;

import java.util.ArrayList;
import java.util.List;

/** All figures: printed as they come, and together at the end, also if that comes early. */
final class Summary {

  private final List<Figure> figures = new ArrayList<>();

  void add(String name, double measured, double bound, String unit) {
    add(new Figure(name, measured, bound, unit));
  }

  void add(Figure figure) {
    figures.add(figure);
    System.out.println(figure.line());
  }

  void print() {
    System.out.println();
    figures.forEach(figure -> System.out.println(figure.line()));
  }
}
