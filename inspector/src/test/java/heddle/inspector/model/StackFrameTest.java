package heddle.inspector.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackFrameTest {
    @ParameterizedTest
    @CsvSource({
        "java.lang.Object,                     true",
        "jdk.internal.misc.Unsafe,             true",
        "sun.nio.ch.SelectorImpl,              true",
        "com.acme.Shop$$Lambda$14/0x00007f801, true",
        "com.acme.Shop$$Lambda/0x00007f80011,  true",
        "com.acme.Shop,                        false",
        "javax.servlet.Filter,                 false",
    })
    void theJdksFramesAreItsCodeAndTheClassesItMakesOfLambdas(String className, boolean platform) {
        assertThat(new StackFrame(className, "run", null, -1).isPlatform()).isEqualTo(platform);
    }

    @Test
    void theSiteIsTheFirstFrameOfTheProgram() {
        StackFrame site = new StackFrame("com.acme.Shop", "sell", "Shop.java", 41);
        StackFrame caller = new StackFrame("com.acme.Main", "main", "Main.java", 7);
        StackFrame lambda = new StackFrame("com.acme.Shop$$Lambda$14/0x00007f801", "run", null, -1);

        assertThat(StackFrame.firstOwn(List.of(lambda, site, caller))).contains(site);
        assertThat(StackFrame.firstOwn(List.of(lambda))).isEmpty();
    }

    @Test
    void aPlaceIsTheSameWhetherItsFileIsToldOrNot() {
        StackFrame told = new StackFrame("com.acme.Shop", "sell", "Shop.java", 41);

        assertThat(told).isEqualTo(new StackFrame("com.acme.Shop", "sell", null, 41));
        assertThat(told).hasSameHashCodeAs(new StackFrame("com.acme.Shop", "sell", null, 41));
        assertThat(told).isNotEqualTo(new StackFrame("com.acme.Shop", "sell", "Shop.java", 42));
    }

    @Test
    void theShortTextHasNoPackageAndNoUnknownLine() {
        assertThat(new StackFrame("com.acme.Shop", "sell", "Shop.java", 41).shortText())
                .isEqualTo("Shop.sell:41");
        assertThat(new StackFrame("java.lang.Object", "wait", null, -2).shortText())
                .isEqualTo("Object.wait");
    }
}
