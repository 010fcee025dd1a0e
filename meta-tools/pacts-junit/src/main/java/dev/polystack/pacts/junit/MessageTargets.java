package dev.polystack.pacts.junit;

import au.com.dius.pact.provider.junit5.MessageTestTarget;
import au.com.dius.pact.provider.junit5.TestTarget;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/** Targets that make messages. */
public final class MessageTargets {

  private MessageTargets() {}

  /**
   * The methods with {@code @PactVerifyProvider} in a test's package.
   *
   * <p>Pact looks for them anew for each message in everything on the class path, which takes
   * seconds. So it is shown the place of the test's own classes only.
   */
  public static TestTarget in(Class<?> test) {
    URL place = test.getProtectionDomain().getCodeSource().getLocation();
    return new MessageTestTarget(
        List.of(test.getPackageName()), new OnePlace(place, test.getClassLoader()));
  }

  /** Names one place to whoever scans it, and loads every class from the usual loader. */
  private static final class OnePlace extends URLClassLoader {

    private final ClassLoader usual;

    OnePlace(URL place, ClassLoader usual) {
      super(new URL[] {place}, null);
      this.usual = usual;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      return usual.loadClass(name);
    }
  }
}
