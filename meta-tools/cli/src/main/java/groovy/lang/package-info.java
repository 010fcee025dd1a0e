/** What picocli looks for when it starts. */
@org.jspecify.annotations.NullMarked
package groovy.lang;
