package heddle.inspector.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockIdTest {
    private static final String LOCKS = "java.util.concurrent.locks.";

    @Test
    void theTextIsClassAndHexadecimalHash() {
        LockId lock = new LockId("com.acme.Inventory", 0x1F2E);

        assertThat(lock.text()).isEqualTo("com.acme.Inventory@1f2e").isEqualTo(lock.toString());
        assertThat(lock.shortText()).isEqualTo("Inventory@1f2e");
    }

    @ParameterizedTest
    @CsvSource({
        "ReentrantLock$NonfairSync,                       ReentrantLock",
        "ReentrantReadWriteLock$FairSync,                 ReentrantReadWriteLock",
        "StampedLock,                                     StampedLock",
        "AbstractQueuedSynchronizer$ConditionObject,      Condition",
        "AbstractQueuedLongSynchronizer$ConditionObject,  Condition",
    })
    void aSynchroniserIsNamedAsItsUserWould(String synchroniser, String named) {
        assertThat(new LockId(LOCKS + synchroniser, 1).userClass()).isEqualTo(LOCKS + named);
        assertThat(new LockId(LOCKS + synchroniser, 1).shortText()).isEqualTo(named + "@1");
    }

    @Test
    void aNestedClassOfTheProgramIsShortenedInTablesOnly() {
        assertThat(new LockId("com.acme.Shop$Till", 7).userClass()).isEqualTo("com.acme.Shop$Till");
        assertThat(new LockId("com.acme.Shop$Till", 7).shortText()).isEqualTo("Till@7");
    }

    @Test
    void anArrayKeepsItsName() {
        assertThat(new LockId("[Ljava.lang.Object;", 7).shortText()).isEqualTo("Object;@7");
    }

    @Test
    void aFileIsNamedWithoutItsFolderAndAServiceByHostAndPort() {
        assertThat(LockId.ofFile("/data/12:30.lock").shortText()).isEqualTo("12:30.lock");
        assertThat(LockId.ofAddress("127.0.0.1:8080").shortText()).isEqualTo("127.0.0.1:8080");
    }
}
