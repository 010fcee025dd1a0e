package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** Writes the checks by which a value refuses what its schema refuses. */
final class ConstraintWriter {

  private static final ClassName CONSTRAINTS = Packages.root("Constraints");

  private ConstraintWriter() {}

  /**
   * The checks of one value.
   *
   * @param label how the value is called when it is refused
   * @param variable the Java expression that holds it, which is not null
   */
  static CodeBlock checks(String label, String variable, TypeName type, Limits limits) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (limits.bounded()) {
      code.add(bounds(label, variable, type, limits));
    }
    if (limits.pattern() != null) {
      code.addStatement("$T.matches($S, $L, $L)", CONSTRAINTS, label, variable, patternName(label));
    }
    if (limits.absolute()) {
      code.addStatement("$T.absolute($S, $L)", CONSTRAINTS, label, variable);
    }
    return code.build();
  }

  /** The check of how many a list holds. */
  static CodeBlock size(String label, String variable, Limits limits) {
    return limits.bounded()
        ? statement("size", label, variable, limits.least(0), limits.most(Integer.MAX_VALUE))
        : CodeBlock.of("");
  }

  private static CodeBlock bounds(String label, String variable, TypeName type, Limits limits) {
    if (type.isPrimitive()) {
      return statement(
          "range", label, variable, limits.least(Long.MIN_VALUE), limits.most(Long.MAX_VALUE));
    }
    String text = type.equals(ClassName.get(URI.class)) ? variable + ".toString()" : variable;
    return statement("length", label, text, limits.least(0), limits.most(Integer.MAX_VALUE));
  }

  private static CodeBlock statement(
      String check, String label, String variable, long least, long most) {
    return CodeBlock.builder()
        .addStatement(
            "$T.$L($S, $L, $L, $L)",
            CONSTRAINTS,
            check,
            label,
            variable,
            literal(least),
            literal(most))
        .build();
  }

  private static CodeBlock literal(long number) {
    if (number == Long.MIN_VALUE || number == Long.MAX_VALUE) {
      return CodeBlock.of(
          "$T.$L", ClassName.get(Long.class), number < 0 ? "MIN_VALUE" : "MAX_VALUE");
    }
    return number == Integer.MAX_VALUE
        ? CodeBlock.of("$T.MAX_VALUE", ClassName.get(Integer.class))
        : CodeBlock.of(Math.abs(number) > Integer.MAX_VALUE ? "$LL" : "$L", number);
  }

  /** Keeps a compiled pattern with the type; a pattern is compiled once. */
  static void addPattern(TypeSpec.Builder type, String label, Limits limits) {
    if (limits.pattern() != null) {
      type.addField(
          FieldSpec.builder(
                  Pattern.class,
                  patternName(label),
                  Modifier.PRIVATE,
                  Modifier.STATIC,
                  Modifier.FINAL)
              .initializer("$T.compile($S)", Pattern.class, java(limits.pattern()))
              .build());
    }
  }

  /** JSON Schema's {@code $} is the very end; Java's would let a line break follow. */
  private static String java(String pattern) {
    boolean anchored = pattern.endsWith("$") && !pattern.endsWith("\\$");
    return anchored ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern;
  }

  /** {@code schemaVersion} has the pattern {@code SCHEMA_VERSION_PATTERN}. */
  private static String patternName(String label) {
    return String.join("_", List.of(label.replace("[]", "").split("(?=[A-Z])", -1)))
            .toUpperCase(Locale.ROOT)
        + "_PATTERN";
  }
}
