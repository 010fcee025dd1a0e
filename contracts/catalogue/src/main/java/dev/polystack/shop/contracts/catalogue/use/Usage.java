package dev.polystack.shop.contracts.catalogue.use;

import java.util.List;

/**
 * Who has to do with one contract.
 *
 * @param offers who publishes the event, takes the queue's messages, serves the API
 * @param uses who hears the event, sends to the queue, calls the API
 */
public record Usage(List<Party> offers, List<Party> uses) {

  /** Nothing is known. */
  public static final Usage UNKNOWN = new Usage(List.of(), List.of());

  /** Copies the lists. */
  public Usage {
    offers = List.copyOf(offers);
    uses = List.copyOf(uses);
  }
}
