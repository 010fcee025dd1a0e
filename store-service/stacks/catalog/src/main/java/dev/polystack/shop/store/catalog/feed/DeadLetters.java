package dev.polystack.shop.store.catalog.feed;

/** Where dead letters wait. */
public interface DeadLetters {

  /**
   * Puts a letter there.
   *
   * @return false if that did not work, so that the message must not be forgotten
   */
  boolean put(DeadLetter letter);
}
