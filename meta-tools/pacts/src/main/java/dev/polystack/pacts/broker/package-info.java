/** A Pact Broker, where one keeps pacts, results and what runs where. */
@NullMarked
package dev.polystack.pacts.broker;

import org.jspecify.annotations.NullMarked;
