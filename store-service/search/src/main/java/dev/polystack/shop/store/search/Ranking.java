package dev.polystack.shop.store.search;

import java.util.List;

/**
 * How well a word matches a product. A product's score is the sum, over the words of the search, of
 * the best weight that the word reaches in it.
 *
 * <p>Weights are constants rather than term statistics, so that a score depends on the product and
 * the search alone: other products that come and go between two pages neither repeat nor hide a
 * hit.
 *
 * @param field where the word stands
 * @param match how it stands there
 * @param weight whole, so that sums are exact in floating point
 */
public record Ranking(Field field, Match match, int weight) {

  /** Where a word can stand. */
  public enum Field {
    /** What the product is called. */
    NAME,
    /** Its tags and its category. */
    TAGS,
    /** Its description. */
    DESCRIPTION
  }

  /** How a word can stand there. */
  public enum Match {
    /** As it was typed, but for case and accents. */
    EXACT,
    /** In another grammatical form, in English or German. */
    STEM,
    /** As the beginning of a longer word. */
    PREFIX,
    /** But for one or two letters. */
    TYPO
  }

  /**
   * Every way to match. Name before tags before description; a typo anywhere comes after everything
   * that was typed right.
   */
  public static final List<Ranking> ALL =
      List.of(
          new Ranking(Field.NAME, Match.EXACT, 30),
          new Ranking(Field.NAME, Match.STEM, 28),
          new Ranking(Field.NAME, Match.PREFIX, 24),
          new Ranking(Field.TAGS, Match.EXACT, 20),
          new Ranking(Field.TAGS, Match.STEM, 18),
          new Ranking(Field.TAGS, Match.PREFIX, 14),
          new Ranking(Field.DESCRIPTION, Match.EXACT, 10),
          new Ranking(Field.DESCRIPTION, Match.STEM, 8),
          new Ranking(Field.DESCRIPTION, Match.PREFIX, 6),
          new Ranking(Field.NAME, Match.TYPO, 3),
          new Ranking(Field.TAGS, Match.TYPO, 2),
          new Ranking(Field.DESCRIPTION, Match.TYPO, 1));
}
