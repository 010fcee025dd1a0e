/** Events on the central bus: their envelope, reading and publishing. */
@NullMarked
package dev.polystack.shop.contracts.events;

import org.jspecify.annotations.NullMarked;
