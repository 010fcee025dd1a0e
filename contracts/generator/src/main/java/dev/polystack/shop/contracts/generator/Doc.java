package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.TypeSpec;

/**
 * What a contract says about a type.
 *
 * @param text what it is for
 * @param deprecated whether it is on its way out
 */
record Doc(String text, boolean deprecated) {

  /** Of a type that stays. */
  static Doc of(String text) {
    return new Doc(text, false);
  }

  /** Tells a type's readers, and the compiler of who still uses it. */
  void addTo(TypeSpec.Builder type) {
    type.addJavadoc("$L", Javadoc.text(text));
    if (deprecated) {
      type.addAnnotation(Deprecated.class);
    }
  }
}
