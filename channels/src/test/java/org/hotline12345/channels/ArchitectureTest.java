package org.hotline12345.channels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import org.hotline12345.channels.web.Anonymous;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Requires;
import org.junit.jupiter.api.Test;

/** The rules of the house, over all modules. */
class ArchitectureTest {
  private static final String ROOT = "org.hotline12345.";
  private static final String CHANNELS = ROOT + "channels..";
  private static final String MODELS = ROOT + "models..";
  private static final String INDEX = ROOT + "kbindex..";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.hotline12345");

  @Test
  void modulesLookOneWay() {
    noClasses()
        .that()
        .resideOutsideOfPackages(CHANNELS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(CHANNELS)
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(CHANNELS, MODELS)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(MODELS)
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(CHANNELS, INDEX)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(INDEX)
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.hotline12345.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void librariesStayWhereTheyBelong() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(INDEX)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(MODELS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.onnxruntime..", "ai.djl..", "org.vosk..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(CHANNELS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..", "picocli..")
        .check(CLASSES);
  }

  @Test
  void timeAndChanceComeFromOutside() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callConstructor(Random.class)
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "channels.cli..")
        .should()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(Clock.class, "system", java.time.ZoneId.class)
        .check(CLASSES);
  }

  @Test
  void everyOperationSaysWhoMayCallIt() {
    methods()
        .that()
        .areAnnotatedWith(Operation.class)
        .should(
            new ArchCondition<>("say either @Requires or @Anonymous") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                boolean right =
                    method.isAnnotatedWith(Requires.class)
                        != method.isAnnotatedWith(Anonymous.class);
                events.add(new SimpleConditionEvent(method, right, method.getFullName()));
              }
            })
        .check(CLASSES);
  }

  @Test
  void channelsDoNotKnowEachOther() {
    DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> otherChannel =
        DescribedPredicate.describe(
            "belong to the command line",
            c -> c.getPackageName().startsWith(ROOT + "channels.cli"));
    noClasses()
        .that()
        .resideInAPackage(ROOT + "channels.web..")
        .should()
        .dependOnClassesThat(otherChannel)
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "channels.web.citizen..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "channels.web.desk..")
        .check(CLASSES);
  }
}
