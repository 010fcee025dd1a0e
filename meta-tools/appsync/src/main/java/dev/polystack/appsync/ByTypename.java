package dev.polystack.appsync;

import graphql.TypeResolutionEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.TypeResolver;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which type of a union or an interface a function has answered, it says itself in {@code
 * __typename}, as AppSync wants it.
 */
final class ByTypename implements WiringFactory {

  @Override
  public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
    return true;
  }

  @Override
  public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
    return ByTypename::type;
  }

  @Override
  public boolean providesTypeResolver(UnionWiringEnvironment environment) {
    return true;
  }

  @Override
  public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
    return ByTypename::type;
  }

  /** Null if the answer does not name one, which graphql-java reports as the field's error. */
  private static @Nullable GraphQLObjectType type(TypeResolutionEnvironment environment) {
    return environment.<Object>getObject() instanceof Map<?, ?> answer
            && answer.get("__typename") instanceof String name
            && environment.getSchema().getType(name) instanceof GraphQLObjectType type
        ? type
        : null;
  }
}
