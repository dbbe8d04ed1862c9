package org.hotline12345.channels;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.hotline12345.channels.web.Anonymous;
import org.hotline12345.channels.web.Json;
import org.hotline12345.channels.web.Operation;
import org.hotline12345.channels.web.Requires;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directions between modules and packages, and who may touch what. */
class ArchitectureTest {

  private static final String ROOT = "org.hotline12345.";
  private static final String CHANNELS = ROOT + "channels..";
  private static final String KB_INDEX = ROOT + "kbindex..";
  private static final String MODELS = ROOT + "models..";
  private static final String STORE = ROOT + "store..";
  private static final String BENCH = ROOT + "channels.bench..";

  /** Named in logback.xml, which makes them by reflection. */
  private static final String LOGGING = ROOT + "channels.logging..";

  /** Named in the SIP stack's properties, which makes it by reflection. */
  private static final String MADE_BY_THE_SIP_STACK =
      ROOT + "channels.voice.sip.CheckedParserFactory";

  private static final String CLI = ROOT + "channels.cli..";
  private static final String CONFIG = ROOT + "channels.config..";
  private static final String WEB = ROOT + "channels.web..";
  private static final String WIRING = ROOT + "channels.wiring..";
  private static final String TELEPHONE = ROOT + "channels.voice.sip..";
  private static final String RTP = ROOT + "channels.voice.rtp..";

  private static final String[] NETWORK = {
    "io.vertx..",
    "io.netty..",
    "java.net.http..",
    "com.sun.net..",
    "javax.sip..",
    "javax.sdp..",
    "gov.nist..",
    "jakarta.servlet.."
  };
  private static final String[] DATABASE = {
    "java.sql..", "javax.sql..", "org.jdbi..", "com.zaxxer..", "org.flywaydb..", "org.h2.."
  };
  private static final String[] LEARNED = {
    "ai.onnxruntime..",
    "ai.djl..",
    "dev.langchain4j.model.embedding.onnx..",
    "de.bwaldvogel.liblinear..",
    "org.vosk..",
    "javazoom.."
  };

  private static final String CATALOGUE = ROOT + "models.catalogue..";
  private static final String DOCUMENTS = ROOT + "kbindex.documents..";
  private static final String[] OFFICE = {
    "org.apache.poi..",
    "org.apache.xmlbeans..",
    "org.openxmlformats..",
    "org.ofdrw..",
    "org.dom4j..",
    "org.apache.pdfbox..",
    "org.apache.fontbox..",
    "org.jsoup..",
    "com.fasterxml.jackson.dataformat.csv.."
  };

  private static JavaClasses all;

  @BeforeAll
  static void readClasses() {
    // Names of foreign types are enough for every rule here, and reading them all takes half a
    // minute.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("org.hotline12345");
    assertModulesAreThere();
  }

  /** A rule over no classes would hold for ever. */
  private static void assertModulesAreThere() {
    for (String module : Set.of(CHANNELS, KB_INDEX, MODELS, STORE)) {
      if (all.that(resideInAPackage(module)).isEmpty()) {
        throw new IllegalStateException("no classes in " + module + " (expected: some)");
      }
    }
  }

  private static DescribedPredicate<JavaClass> core() {
    return resideInAPackage("org.hotline12345..")
        .and(not(resideInAnyPackage(CHANNELS, KB_INDEX, MODELS)))
        .as("bot-core");
  }

  @Test
  void theCoreKnowsNoOtherModule() {
    noClasses()
        .that(core())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CHANNELS, KB_INDEX, MODELS)
        .because("channels -> models, kb-index -> bot-core is the one direction")
        .check(all);
  }

  @Test
  void theCoreKnowsNeitherNetworkNorIndexNorModels() {
    noClasses()
        .that(core())
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(NETWORK)
                .or(resideInAnyPackage(LEARNED))
                .or(resideInAPackage("org.apache.lucene..")))
        .because("the domain's rules must be readable and testable without any of them")
        .check(all);
  }

  @Test
  void indexAndModelsKnowNeitherChannelsNorOrdersNorEachOther() {
    noClasses()
        .that()
        .resideInAnyPackage(KB_INDEX)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CHANNELS, MODELS, STORE, ROOT + "workorder..", ROOT + "dialogue..")
        .because("an index knows articles and questions, not who asks")
        .check(all);
    noClasses()
        .that()
        .resideInAnyPackage(MODELS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CHANNELS, KB_INDEX, STORE, ROOT + "workorder..", ROOT + "dialogue..")
        .because("a model knows texts and labels, not who asks")
        .check(all);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.hotline12345.(*)..").should().beFreeOfCycles().check(all);
    slices().matching("org.hotline12345.kbindex.(**)").should().beFreeOfCycles().check(all);
    slices().matching("org.hotline12345.models.(**)").should().beFreeOfCycles().check(all);
    slices().matching("org.hotline12345.channels.(**)").should().beFreeOfCycles().check(all);
  }

  @Test
  void onlyTheStoreTouchesTheDatabase() {
    noClasses()
        .that()
        .resideOutsideOfPackage(STORE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DATABASE)
        .because("SQL has one place, so that another database is one package's work")
        .check(all);
    noClasses()
        .that(core().and(not(resideInAPackage(STORE))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(STORE)
        .because("the domain names the repositories it needs, the store fulfils them")
        .check(all);
  }

  @Test
  void eachForeignLibraryHasItsOneModule() {
    noClasses()
        .that()
        .resideOutsideOfPackage(KB_INDEX)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .because("only kb-index knows Lucene")
        .check(all);
    noClasses()
        .that()
        .resideOutsideOfPackage(DOCUMENTS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(OFFICE)
        .because("strangers' files are opened in one place, within limits")
        .check(all);
    noClasses()
        .that()
        .resideOutsideOfPackages(DOCUMENTS, CATALOGUE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.commons.compress..")
        .because("what is packed is unpacked where sizes and names are checked")
        .check(all);
    noClasses()
        .that()
        .resideOutsideOfPackage(MODELS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LEARNED)
        .because("only models knows what was learned and what runs it")
        .check(all);
    noClasses()
        .that()
        .resideOutsideOfPackages(WEB, WIRING, BENCH, TELEPHONE, RTP)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "io.netty..")
        .because(
            "only what talks to the network, what starts it and what puts it under load know the"
                + " library")
        .check(all);
    noClasses()
        .that()
        .resideOutsideOfPackages(TELEPHONE, LOGGING)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.sip..", "javax.sdp..", "gov.nist..")
        .because("only the telephone knows SIP, and the log what its library says")
        .check(all);
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .because("only the command line knows picocli")
        .check(all);
  }

  @Test
  void channelsKnowEachOtherOnlyThroughTheWiring() {
    noClasses()
        .that()
        .resideOutsideOfPackages(WIRING, CLI)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(WIRING)
        .because("wiring puts the hotline together; only commands start from it")
        .check(all);
    noClasses()
        .that()
        .resideInAPackage(CLI)
        .should()
        .dependOnClassesThat(
            resideInAPackage(WEB)
                .and(
                    describe(
                        "other than Json",
                        c -> !c.getBaseComponentType().isEquivalentTo(Json.class))))
        .because(
            "commands start the server through the wiring; they share with the web only the form"
                + " of JSON, which is one for whatever the hotline prints")
        .check(all);
    noClasses()
        .that()
        .resideInAnyPackage(WEB, CONFIG)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CLI)
        .because("a channel serves whoever started it")
        .check(all);
    noClasses()
        .that()
        .resideInAPackage(CONFIG)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(WEB, ROOT + "dialogue..", STORE)
        .because("the configuration is read before anything else is there")
        .check(all);
  }

  @Test
  void theCitizensPagesAndTheDesksDoNotKnowEachOther() {
    slices()
        .matching("org.hotline12345.channels.web.(citizen|desk|operations|pages)..")
        .should()
        .notDependOnEachOther()
        .because("what a citizen may do and what staff may do meet only in the live conversation")
        .check(all);
  }

  @Test
  void timeAndChanceComeFromOutside() {
    noClasses()
        .should()
        .callMethodWhere(describe("reads the machine's time", ArchitectureTest::readsTime))
        .because("time comes from the injected Clock; System.nanoTime may measure a span")
        .check(all);
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .callMethodWhere(
            describe(
                "makes a clock of the machine's time",
                call ->
                    call.getTargetOwner().isEquivalentTo(Clock.class)
                        && call.getName().startsWith("system")))
        .because("a command makes the one clock; everything else is given it")
        .check(all);
    noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .because("chance that can be repeated is given a seed; chance that guards is SecureRandom")
        .check(all);
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "sleeps",
                call ->
                    call.getTargetOwner().isEquivalentTo(Thread.class)
                        && call.getName().equals("sleep")))
        .orShould()
        .callConstructor(Date.class)
        .because("what waits, waits for something")
        .check(all);
  }

  private static boolean readsTime(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    boolean now =
        owner.startsWith("java.time.")
            && call.getName().equals("now")
            && call.getTarget().getRawParameterTypes().stream()
                .noneMatch(type -> type.isEquivalentTo(Clock.class));
    return now || (owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis"));
  }

  @Test
  void eachOperationSaysWhoMayCallIt() {
    methods()
        .that()
        .areAnnotatedWith(Operation.class)
        .should(nameEitherPermissionOrEverybody())
        .because("a forgotten permission must not open a door")
        .check(all);
    methods()
        .that()
        .areAnnotatedWith(Requires.class)
        .or()
        .areAnnotatedWith(Anonymous.class)
        .should()
        .beAnnotatedWith(Operation.class)
        .because("a permission on anything else would guard nothing")
        .check(all);
    methods()
        .that()
        .areAnnotatedWith(Anonymous.class)
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage(ROOT + "channels.web.desk..")
        .should()
        .beDeclaredInClassesThat()
        .haveSimpleName("SessionApi")
        .because("at the desks only signing in and out, and asking who one is, needs no permission")
        .check(all);
  }

  private static ArchCondition<JavaMethod> nameEitherPermissionOrEverybody() {
    return new ArchCondition<>("say either @Requires or @Anonymous, and be public") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean requires = method.isAnnotatedWith(Requires.class);
        boolean anonymous = method.isAnnotatedWith(Anonymous.class);
        boolean holds =
            requires != anonymous && method.getModifiers().contains(JavaModifier.PUBLIC);
        events.add(
            new SimpleConditionEvent(
                method,
                holds,
                method.getFullName() + ": requires=" + requires + ", anonymous=" + anonymous));
      }
    };
  }

  @Test
  void onlyCommandsPrint() {
    noClasses()
        .that()
        .resideOutsideOfPackages(CLI)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("everything else logs")
        .check(all);
  }

  @Test
  void whatIsPublicIsNeededElsewhere() {
    classes()
        .that()
        .arePublic()
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(MADE_BY_THE_SIP_STACK)
        .and()
        .resideOutsideOfPackage(LOGGING)
        .should(beNeededInAnotherPackage())
        .because(
            "a type is public only when another package needs it, or a public type speaks of it;"
                + " an exception may be named by whoever catches it")
        .check(all);
  }

  private static ArchCondition<JavaClass> beNeededInAnotherPackage() {
    return new ArchCondition<>("be needed in another package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean needed =
            withNested(type)
                .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                .anyMatch(
                    use ->
                        !use.getOriginClass().getPackageName().equals(type.getPackageName())
                            || isPromised(use.getOriginClass(), type));
        events.add(
            new SimpleConditionEvent(
                type,
                needed || type.isAssignableTo(RuntimeException.class),
                type.getName() + " is public without need"));
      }
    };
  }

  private static Stream<JavaClass> withNested(JavaClass type) {
    return all.stream()
        .filter(part -> part.equals(type) || part.getName().startsWith(type.getName() + "$"));
  }

  /** Whether a public type's own public signatures speak of the other one. */
  private static boolean isPromised(JavaClass user, JavaClass type) {
    boolean sameType = user.getName().startsWith(type.getName());
    return !sameType
        && user.getModifiers().contains(JavaModifier.PUBLIC)
        && user.getCodeUnits().stream()
            .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(unit -> unit.getAllInvolvedRawTypes().stream())
            .anyMatch(type::equals);
  }
}
