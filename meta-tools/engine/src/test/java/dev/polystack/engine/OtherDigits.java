package dev.polystack.engine;

import java.util.Locale;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a test run where numbers are written in Arabic digits, unless a program says otherwise. */
public final class OtherDigits implements BeforeEachCallback, AfterEachCallback {

  private static final Locale EGYPT = Locale.forLanguageTag("ar-EG-u-nu-arab");

  private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

  @Override
  public void beforeEach(ExtensionContext context) {
    Locale.setDefault(Locale.Category.FORMAT, EGYPT);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Locale.setDefault(Locale.Category.FORMAT, before);
  }
}
