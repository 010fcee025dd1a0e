package groovy.lang;

/**
 * Nothing: picocli looks for a class of this name, and to find that there is none opens every jar
 * of the class path, which takes longer than the rest of a short command.
 */
final class Closure {

  private Closure() {}
}
