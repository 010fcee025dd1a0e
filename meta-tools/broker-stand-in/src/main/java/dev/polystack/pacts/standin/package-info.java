/** A Pact Broker in memory, for tests of what talks to one. */
@NullMarked
package dev.polystack.pacts.standin;

import org.jspecify.annotations.NullMarked;
