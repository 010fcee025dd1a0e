package dev.polystack.shop.store.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.polystack.shop.store.catalog",
    importOptions = ImportOption.DoNotIncludeTests.class)
class FeedArchitectureTest {

  @ArchTest
  static final ArchRule feedKnowsNoCloud =
      noClasses()
          .that()
          .resideInAPackage("..feed..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon..", "com.amazonaws..", "dev.polystack.kit..", "..opensearch..");
}
