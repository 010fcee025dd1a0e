/**
 * Pacts, the results of verifying them, and the question that both answer: may this version be
 * deployed to that environment? Knows files and values only; where they come from is the caller's
 * matter.
 */
@NullMarked
package dev.polystack.pacts;

import org.jspecify.annotations.NullMarked;
