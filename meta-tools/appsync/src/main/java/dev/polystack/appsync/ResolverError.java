package dev.polystack.appsync;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A field's error as AppSync words it: with its type beside the message. */
final class ResolverError implements GraphQLError {

  private static final long serialVersionUID = 1L;

  private final String message;
  private final String type;
  private final transient List<Object> path;
  private final @Nullable SourceLocation location;

  /** The error of the field that is being answered. */
  static ResolverError at(DataFetchingEnvironment environment, String type, String message) {
    return new ResolverError(
        message,
        type,
        environment.getExecutionStepInfo().getPath().toList(),
        environment.getField().getSourceLocation());
  }

  private ResolverError(
      String message, String type, List<Object> path, @Nullable SourceLocation location) {
    this.message = message;
    this.type = type;
    this.path = path;
    this.location = location;
  }

  @Override
  public String getMessage() {
    return message;
  }

  @Override
  public List<SourceLocation> getLocations() {
    return location == null ? List.of() : List.of(location);
  }

  @Override
  public ErrorClassification getErrorType() {
    return ErrorType.DataFetchingException;
  }

  @Override
  public List<Object> getPath() {
    return path;
  }

  @Override
  public Map<String, Object> toSpecification() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", path);
    json.put("data", null);
    json.put("errorType", type);
    json.put("errorInfo", null);
    json.put(
        "locations",
        getLocations().stream()
            .map(each -> Map.of("line", each.getLine(), "column", each.getColumn()))
            .toList());
    json.put("message", message);
    return json;
  }
}
