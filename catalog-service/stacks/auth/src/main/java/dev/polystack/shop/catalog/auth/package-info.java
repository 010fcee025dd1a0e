/** Who employees are and what they may do. */
@NullMarked
package dev.polystack.shop.catalog.auth;

import org.jspecify.annotations.NullMarked;
