package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.ClassName;

/** Types that generated code mentions. */
final class Annotations {

  static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");
  static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
  static final ClassName OBJECTS = ClassName.get("java.util", "Objects");

  private Annotations() {}
}
