package dev.polystack.engine.scaffold;

import dev.polystack.engine.UsageError;
import java.util.regex.Pattern;

/** Maven's group of a project, which is the root package of its classes too. */
final class Group {

  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*");

  private Group() {}

  static String checked(String group) {
    if (!FORM.matcher(group).matches()) {
      throw new UsageError(
          "'%s' cannot be the project's Maven group and root package: write lower case letters and digits, parted by dots, such as com.example.shop"
              .formatted(group));
    }
    return group;
  }
}
