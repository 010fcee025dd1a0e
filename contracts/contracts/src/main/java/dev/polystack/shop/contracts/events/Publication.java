package dev.polystack.shop.contracts.events;

import java.util.List;

/**
 * What became of events that were to be published; each of them is in exactly one list.
 *
 * @param sent the bus has them
 * @param unsent the bus does not, and why
 */
public record Publication(List<Event<?>> sent, List<Unsent> unsent) {

  /** Copies the lists. */
  public Publication {
    sent = List.copyOf(sent);
    unsent = List.copyOf(unsent);
  }
}
