/** Verification of pacts as a JUnit test: {@link dev.polystack.pacts.junit.ProviderPacts}. */
@NullMarked
package dev.polystack.pacts.junit;

import org.jspecify.annotations.NullMarked;
