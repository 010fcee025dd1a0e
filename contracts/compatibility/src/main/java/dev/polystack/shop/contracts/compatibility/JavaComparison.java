package dev.polystack.shop.contracts.compatibility;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.model.AccessModifier;
import japicmp.model.JApiBehavior;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibility;
import japicmp.model.JApiCompatibilityChange;
import japicmp.model.JApiCompatibilityChangeType;
import japicmp.model.JApiConstructor;
import japicmp.model.JApiField;
import japicmp.model.JApiMethod;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javassist.CtBehavior;
import javassist.CtClass;
import javassist.CtMember;
import javassist.NotFoundException;
import javassist.bytecode.MethodParametersAttribute;

/**
 * Compares the Java API with a released one, by japicmp: what was compiled against the release has
 * to run, and its source to compile.
 *
 * <p>What the release had as {@code @Deprecated} may go. A record that has a builder is made by it:
 * its constructors are no promise, so that it may get more components.
 */
final class JavaComparison {

  private static final String INTERFACE = "Java API";

  private final Map<String, TreeSet<String>> changes = new TreeMap<>();
  private final Retired retired;

  private JavaComparison(Retired retired) {
    this.retired = retired;
  }

  /**
   * Adds one finding for each class that breaks somebody.
   *
   * @param released the API of the released version
   * @param current a jar of this version
   * @param retired what newer releases had as deprecated; gets what this one had
   */
  static void compare(Path released, Path current, Retired retired, Findings findings) {
    JarArchiveComparatorOptions options = new JarArchiveComparatorOptions();
    options.setAccessModifier(AccessModifier.PROTECTED);
    options.getIgnoreMissingClasses().setIgnoreAllMissingClasses(true);
    JavaComparison comparison = new JavaComparison(retired);
    new JarArchiveComparator(options)
        .compare(
            new JApiCmpArchive(released.toFile(), "released"),
            new JApiCmpArchive(current.toFile(), "current"))
        .forEach(comparison::type);
    comparison.changes.forEach(
        (type, all) ->
            findings.add(
                INTERFACE,
                type,
                String.join("; ", all),
                "code that was compiled against the released version",
                "keep it beside what is new, @Deprecated: what was released so may go"));
  }

  private void type(JApiClass type) {
    Optional<CtClass> old = type.getOldClass();
    if (old.isEmpty()) {
      return;
    }
    String name = type.getFullyQualifiedName();
    if (mayGo(isDeprecated(old.get()), name)) {
      return;
    }
    breaking(type).forEach(change -> add(name, "", change));
    if (type.getNewClass().isEmpty()) {
      return;
    }
    boolean sealed = old.get().getClassFile2().getAttribute("PermittedSubclasses") != null;
    for (JApiMethod method : type.getMethods()) {
      if (sealed && method.getOldMethod().isEmpty()) {
        continue; // Nobody else implements it.
      }
      member(name, signature(method.getName(), method), method.getOldMethod(), method);
    }
    for (JApiField field : type.getFields()) {
      member(name, field.getName(), field.getOldFieldOptional(), field);
    }
    if (!hasBuilder(old.get())) {
      for (JApiConstructor constructor : type.getConstructors()) {
        String signature = signature("new", constructor);
        member(name, signature, constructor.getOldConstructor(), constructor);
        order(name, signature, constructor);
      }
    }
  }

  private void member(
      String type, String name, Optional<? extends CtMember> old, JApiCompatibility member) {
    if (old.isPresent() && mayGo(old.get().hasAnnotation(Deprecated.class), type + "." + name)) {
      return;
    }
    breaking(member).forEach(change -> add(type, name, change));
  }

  private boolean mayGo(boolean deprecated, String name) {
    if (deprecated) {
      retired.add(INTERFACE, name);
    }
    return retired.has(INTERFACE, name);
  }

  private static List<String> breaking(JApiCompatibility element) {
    return element.getCompatibilityChanges().stream()
        .filter(change -> !change.isBinaryCompatible() || !change.isSourceCompatible())
        .map(JApiCompatibilityChange::getType)
        .map(JApiCompatibilityChangeType::name)
        .map(change -> change.toLowerCase(Locale.ROOT).replace('_', ' '))
        .toList();
  }

  /** Parameters of one type that change places: no compiler and no linker would notice. */
  private void order(String type, String signature, JApiConstructor constructor) {
    List<String> before = parameters(constructor.getOldConstructor());
    List<String> after = parameters(constructor.getNewConstructor());
    if (!before.isEmpty()
        && !before.equals(after)
        && new TreeSet<>(before).equals(new TreeSet<>(after))) {
      add(type, signature, "parameters were %s, are %s".formatted(before, after));
    }
  }

  /** The names that the compiler keeps of a record's components. */
  private static List<String> parameters(Optional<? extends CtBehavior> behavior) {
    return behavior
        .map(each -> each.getMethodInfo().getAttribute(MethodParametersAttribute.tag))
        .map(MethodParametersAttribute.class::cast)
        .map(
            names ->
                IntStream.range(0, names.size())
                    .mapToObj(index -> names.getConstPool().getUtf8Info(names.name(index)))
                    .toList())
        .orElse(List.of());
  }

  private static boolean hasBuilder(CtClass type) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(method -> method.getName().equals("builder"));
  }

  private static boolean isDeprecated(CtClass type) {
    try {
      CtClass outer = type.getDeclaringClass();
      return type.hasAnnotation(Deprecated.class) || (outer != null && isDeprecated(outer));
    } catch (NotFoundException e) {
      return false; // What it stands in is no API.
    }
  }

  private static String signature(String name, JApiBehavior behavior) {
    return behavior.getParameters().stream()
        .map(each -> each.getType().replaceFirst(".*\\.", ""))
        .collect(Collectors.joining(", ", name + "(", ")"));
  }

  /** Nested classes are told with the one that they stand in. */
  private void add(String type, String member, String change) {
    int nested = type.indexOf('$');
    String outer = nested < 0 ? type : type.substring(0, nested);
    String inner = nested < 0 ? "" : type.substring(nested + 1).replace('$', '.');
    String place = inner.isEmpty() || member.isEmpty() ? inner + member : inner + "." + member;
    changes
        .computeIfAbsent(outer, any -> new TreeSet<>())
        .add(place.isEmpty() ? change : place + ": " + change);
  }
}
