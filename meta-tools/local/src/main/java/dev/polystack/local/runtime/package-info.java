/** What runs inside a function's JVM; it uses nothing but the JDK and Lambda's own libraries. */
@NullMarked
package dev.polystack.local.runtime;

import org.jspecify.annotations.NullMarked;
