/** Messages on queues that a service exposes to others: their envelope and their reading. */
@NullMarked
package dev.polystack.shop.contracts.messages;

import org.jspecify.annotations.NullMarked;
