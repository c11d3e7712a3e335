package heddle.inspector;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The lines between packages. A rule about a package that is not there yet holds. */
@AnalyzeClasses(packages = "heddle", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Each package may use those after it. */
    private static final List<String> FLOW =
            List.of("terminal", "view", "diagnosis", "timeline", "observation", "model");

    private static final String[] PURE = {in("model"), in("observation")};
    private static final String[] EXPLAINING = {
        in("model"), in("observation"), in("timeline"), in("diagnosis"), in("view")
    };
    private static final String INSPECTOR = "heddle.inspector..";
    private static final String AGENT = "heddle.agent..";
    private static final String SAMPLES = "heddle.samples..";

    private static String in(String name) {
        return "heddle.inspector." + name + "..";
    }

    @ArchTest
    static void dataFlowsOneWay(JavaClasses all) {
        for (int i = 0; i < FLOW.size(); i++) {
            String[] later = FLOW.subList(i, FLOW.size()).stream()
                    .map(ArchitectureTest::in)
                    .toArray(String[]::new);
            usesOfHeddleOnly(in(FLOW.get(i)), later).check(all);
        }
    }

    @ArchTest
    static final ArchRule sourcesSpeakObservations = usesOfHeddleOnly(
            in("source"), in("source"), in("observation"), in("model"), "heddle.agent.wire..", "heddle.agent.bridge..");

    @ArchTest
    static final ArchRule onlyTheMainClassAndTheCommandsSeeEverything = noClasses()
            .that()
            .resideOutsideOfPackages("heddle.inspector", in("command"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("heddle.inspector", in("command"));

    @ArchTest
    static final ArchRule theModelIsPureValues = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(PURE)
                    .or(resideInAnyPackage("java.lang..", "java.util..", "java.time..", "org.jspecify.annotations")));

    @ArchTest
    static final ArchRule whatExplainsTouchesNoFileProcessOrJvm = noClasses()
            .that()
            .resideInAnyPackage(EXPLAINING)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.io..", "java.nio..", "java.net..", "java.lang.management..", "jdk..", "sun..", "com.sun..");

    @ArchTest
    static final ArchRule whatExplainsIsToldTheTime = noClasses()
            .that()
            .resideInAnyPackage(EXPLAINING)
            .should()
            .callMethodWhere(
                    target(owner(name("java.lang.System"))).and(target(nameMatching("nanoTime|currentTime.*"))))
            .orShould()
            .callMethodWhere(target(owner(resideInAPackage("java.time"))).and(target(name("now"))))
            .orShould()
            .dependOnClassesThat(nameMatching("java\\.time\\..*(Clock|InstantSource)"));

    @ArchTest
    static final ArchRule onlyTheTerminalKnowsLanterna = onlyIn(in("terminal"), "com.googlecode.lanterna..");

    @ArchTest
    static final ArchRule onlyTheJfrSourceReadsRecordings = onlyIn(in("source.jfr"), "jdk.jfr..");

    @ArchTest
    static final ArchRule onlyTheAttachSourceAttaches =
            onlyIn(in("source.attach"), "com.sun.tools.attach..", "sun.tools.attach..");

    /** AgentJar finds the jar by a class that is in it. */
    @ArchTest
    static final ArchRule onlyTheSnapshotSourceTalksToTheAgent = noClasses()
            .that()
            .resideInAPackage(INSPECTOR)
            .and()
            .resideOutsideOfPackage(in("source.snapshot"))
            .and()
            .doNotHaveSimpleName("AgentJar")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AGENT);

    @ArchTest
    static final ArchRule ofTheAgentOnlyItsFramesAreKnown = noClasses()
            .that()
            .resideInAPackage(INSPECTOR)
            .should()
            .dependOnClassesThat(resideInAPackage(AGENT)
                    .and(not(resideInAnyPackage("heddle.agent.wire..", "heddle.agent.bridge.."))));

    @ArchTest
    static final ArchRule theAgentNeedsTheJdkOnly = classes()
            .that()
            .resideInAPackage(AGENT)
            .and()
            .resideOutsideOfPackage("..probe..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(AGENT, "java..", "jdk..", "sun..", "com.sun..", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule onlyProbesChangeByteCode = noClasses()
            .that()
            .resideOutsideOfPackage("..probe..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.bytebuddy..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("heddle.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingStaticChanges =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule aThingIsNamedAfterWhatItIs =
            noClasses().should().haveNameMatching(".*(Util|Manager|Helper|Impl)s?(\\$.*)?");

    /** StrayOutput takes the streams away from whoever prints nevertheless. */
    @ArchTest
    static final ArchRule onlyCommandsPrint = noClasses()
            .that()
            .resideOutsideOfPackages("heddle.inspector", in("command"), SAMPLES)
            .and()
            .doNotHaveSimpleName("StrayOutput")
            .should(ACCESS_STANDARD_STREAMS);

    /** A command that measures something once lies down between its two looks. */
    @ArchTest
    static final ArchRule onlyCommandsSleep = noClasses()
            .that()
            .resideOutsideOfPackages(in("command"), SAMPLES)
            .should()
            .callMethodWhere(target(name("sleep")).and(target(owner(resideInAnyPackage("java..")))));

    private static ArchRule usesOfHeddleOnly(String user, String... used) {
        return noClasses()
                .that()
                .resideInAPackage(user)
                .should()
                .dependOnClassesThat(resideInAPackage("heddle..").and(not(resideInAnyPackage(used))))
                .allowEmptyShould(true);
    }

    private static ArchRule onlyIn(String home, String... libraries) {
        return noClasses()
                .that(resideInAPackage(INSPECTOR).and(not(resideInAPackage(home))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
