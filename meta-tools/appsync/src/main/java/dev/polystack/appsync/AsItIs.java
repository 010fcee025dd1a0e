package dev.polystack.appsync;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import java.util.Locale;

/** AppSync's scalars travel as they are; functions and clients agree on what is in them. */
final class AsItIs implements Coercing<Object, Object> {

  @Override
  public Object serialize(Object result, GraphQLContext context, Locale locale) {
    return result;
  }

  @Override
  public Object parseValue(Object input, GraphQLContext context, Locale locale) {
    return input;
  }

  @Override
  public Object parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    if (input instanceof StringValue text && text.getValue() != null) {
      return text.getValue();
    }
    if (input instanceof IntValue number && number.getValue() != null) {
      return number.getValue();
    }
    throw new CoercingParseLiteralException("expected a text or a whole number, not " + input);
  }
}
