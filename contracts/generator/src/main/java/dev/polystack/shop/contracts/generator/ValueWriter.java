package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.UUID;
import javax.lang.model.element.Modifier;

/** Writes a single value as a record of its own, which is a plain value in JSON. */
final class ValueWriter {

  private static final ClassName JSON_VALUE =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonValue");
  private static final ClassName JSON_CREATOR =
      ClassName.get("com.fasterxml.jackson.annotation", "JsonCreator");

  private ValueWriter() {}

  static TypeSpec write(Shape.Value value) {
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(value.name())
            .addModifiers(Modifier.PUBLIC)
            .addAnnotation(Annotations.NULL_MARKED)
            .recordConstructor(
                MethodSpec.constructorBuilder()
                    .addParameter(
                        ParameterSpec.builder(value.type(), "value")
                            .addAnnotation(JSON_VALUE)
                            .build())
                    .build())
            .addMethod(
                MethodSpec.compactConstructorBuilder()
                    .addModifiers(Modifier.PUBLIC)
                    .addAnnotation(
                        AnnotationSpec.builder(JSON_CREATOR)
                            .addMember("mode", "$T.Mode.DELEGATING", JSON_CREATOR)
                            .build())
                    .addJavadoc(
                        "Checks it.\n\n@throws IllegalArgumentException if the contract does not allow it")
                    .addStatement("$T.requireNonNull(value, $S)", Annotations.OBJECTS, "value")
                    .addCode(
                        ConstraintWriter.checks("value", "value", value.type(), value.limits()))
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("toString")
                    .addModifiers(Modifier.PUBLIC)
                    .addAnnotation(Override.class)
                    .returns(String.class)
                    .addStatement("return value.toString()")
                    .build());
    value.doc().addTo(type);
    type.addJavadoc("\n\n@param value the value itself");
    ConstraintWriter.addPattern(type, "value", value.limits());
    if (value.type().equals(ClassName.get(UUID.class))) {
      type.addMethod(ofText(value));
    }
    return type.build();
  }

  private static MethodSpec ofText(Shape.Value value) {
    return MethodSpec.methodBuilder("of")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("Reads it from text.\n\n@throws IllegalArgumentException if the text is none")
        .returns(value.name())
        .addParameter(String.class, "text")
        .addStatement("return new $T($T.fromString(text))", value.name(), UUID.class)
        .build();
  }
}
