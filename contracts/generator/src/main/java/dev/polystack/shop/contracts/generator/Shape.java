package dev.polystack.shop.contracts.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type that a contract names, whatever language the contract is written in. */
sealed interface Shape {

  /** The Java type to write. */
  ClassName name();

  /** What it is. */
  Doc doc();

  /**
   * Several named values.
   *
   * @param resource the schema's path on the class path; null for a type that has no JSON Schema
   * @param told what makes it an event's or a message's data; null for anything else
   * @param families the families that it is a member of
   */
  record Composite(
      ClassName name,
      Doc doc,
      List<Component> components,
      @Nullable String resource,
      @Nullable ToldName told,
      List<ClassName> families)
      implements Shape {

    /** One that is a member of no family. */
    Composite(
        ClassName name,
        Doc doc,
        List<Component> components,
        @Nullable String resource,
        @Nullable ToldName told) {
      this(name, doc, components, resource, told, List.of());
    }
  }

  /**
   * Several composites that are told apart when they are read.
   *
   * @param components what all of them have
   */
  record Family(ClassName name, Doc doc, List<Component> components, List<ClassName> members)
      implements Shape {}

  /**
   * One of several constants; a constant that is not known yet survives as UNKNOWN.
   *
   * @param deprecated those of the constants that are on their way out
   */
  record Choice(ClassName name, Doc doc, List<String> constants, Set<String> deprecated)
      implements Shape {

    /** One whose constants all stay. */
    Choice(ClassName name, Doc doc, List<String> constants) {
      this(name, doc, constants, Set.of());
    }
  }

  /** A single value with a name of its own. */
  record Value(ClassName name, Doc doc, TypeName type, Limits limits) implements Shape {}

  /**
   * One of a composite's values.
   *
   * @param list whether it holds any number of the type
   * @param size how many a list may hold
   * @param limits what is allowed of the value, or of each in a list
   * @param deprecated whether it is on its way out
   */
  record Component(
      String name,
      String doc,
      TypeName type,
      boolean list,
      boolean required,
      Limits size,
      Limits limits,
      boolean deprecated) {

    /** One of which anything is allowed that its type can hold. */
    Component(
        String name,
        String doc,
        TypeName type,
        boolean list,
        boolean required,
        boolean deprecated) {
      this(name, doc, type, list, required, Limits.NONE, Limits.NONE, deprecated);
    }
  }

  /**
   * How an event is called on the bus, or a message on its queue.
   *
   * @param service who owns it: an event's publisher, a message's receiver
   * @param idempotencyKey the components by which a consumer knows that it handled the same before
   */
  record ToldName(
      Kind kind,
      String service,
      String name,
      int major,
      String version,
      List<String> idempotencyKey) {}
}
