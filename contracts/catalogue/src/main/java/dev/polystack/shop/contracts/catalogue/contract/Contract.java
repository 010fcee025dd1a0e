package dev.polystack.shop.contracts.catalogue.contract;

import java.nio.file.Path;
import java.util.List;

/** Something that one service promises and others rely on. */
public sealed interface Contract permits MessageContract, RestContract, GraphqlContract {

  /** What kind of promise it is. */
  enum Kind {
    /** Told to everybody on the central bus. */
    EVENT("Event"),
    /** Asked of one service through its queue. */
    QUEUE_MESSAGE("Queue message"),
    /** Asked of one service over HTTP. */
    REST_API("REST API"),
    /** Asked of one service in GraphQL. */
    GRAPHQL_API("GraphQL API");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** What people call it. */
    public String label() {
      return label;
    }
  }

  /** Its kind. */
  Kind kind();

  /** Its file, relative to the folder of all contracts. */
  Path file();

  /** Names it among all contracts, such as {@code ProductChanged.v1}. */
  String name();

  /** The service that answers for it. */
  String service();

  /** What it is for. */
  String description();

  /** Its version, as its file says; empty if it has none. */
  String version();

  /** The names of the events that follow from it. */
  List<String> causes();

  /** Whether it goes after the next release. */
  boolean deprecated();
}
