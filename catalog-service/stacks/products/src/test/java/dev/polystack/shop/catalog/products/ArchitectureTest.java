package dev.polystack.shop.catalog.products;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.polystack.shop.catalog.products",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule DOMAIN_KNOWS_NO_AWS =
      noClasses()
          .that()
          .resideInAPackage("..domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "com.amazonaws..", "dev.polystack.kit..");

  @ArchTest
  static final ArchRule FUNCTIONS_KNOW_NO_INFRASTRUCTURE =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Stack")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon.awscdk..", "software.constructs..");
}
