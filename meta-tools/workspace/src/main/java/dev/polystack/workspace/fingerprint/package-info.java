/** Fingerprints that tell whether anything changed since the last time. */
@NullMarked
package dev.polystack.workspace.fingerprint;

import org.jspecify.annotations.NullMarked;
