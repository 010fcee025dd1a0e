package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes an enumeration that a value from the future does not break. */
final class EnumWriter {

  private static final ClassName DEFAULT =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonEnumDefaultValue");

  private EnumWriter() {}

  static TypeSpec write(Shape.Choice choice) {
    TypeSpec.Builder type = TypeSpec.enumBuilder(choice.name()).addModifiers(Modifier.PUBLIC);
    choice.doc().addTo(type);
    for (String constant : choice.constants()) {
      TypeSpec.Builder body = TypeSpec.anonymousClassBuilder("");
      if (choice.deprecated().contains(constant)) {
        body.addAnnotation(Deprecated.class);
      }
      type.addEnumConstant(constant, body.build());
    }
    return type.addEnumConstant(
            "UNKNOWN",
            TypeSpec.anonymousClassBuilder("")
                .addJavadoc("A value that a newer version of the contract knows.")
                .addAnnotation(DEFAULT)
                .build())
        .build();
  }
}
