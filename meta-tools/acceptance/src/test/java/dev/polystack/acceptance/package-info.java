/** What somebody does who has one repository, or all of them but not side by side. */
@NullMarked
package dev.polystack.acceptance;

import org.jspecify.annotations.NullMarked;
