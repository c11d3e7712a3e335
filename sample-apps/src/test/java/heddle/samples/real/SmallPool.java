package heddle.samples.real;

import heddle.samples.truth.Claim;
import heddle.samples.truth.Severity;
import heddle.samples.truth.Truth;
import java.sql.Connection;
import java.util.List;
import org.apache.commons.dbcp2.BasicDataSource;

/** A pool of two connections of Commons DBCP for eight that keep one for a tenth of a second each. */
final class SmallPool implements Troubled {

    private static final int CALLERS = 8;
    private static final int SIZE = 2;

    @Override
    public Class<?> library() {
        return BasicDataSource.class;
    }

    @Override
    public void start(Truth truth) {
        BasicDataSource pool = new BasicDataSource();
        pool.setUrl("jdbc:hsqldb:mem:shop");
        pool.setMaxTotal(SIZE);
        Calls calls = new Calls();
        for (int number = 1; number <= CALLERS; number++) {
            truth.start("request-" + number, diary -> {
                while (true) {
                    Connection[] borrowed = new Connection[1];
                    calls.time(diary, () -> borrowed[0] = pool.getConnection());
                    try (Connection connection = borrowed[0]) {
                        diary.sleep(100);
                        connection.isReadOnly();
                    }
                    diary.sleep(5);
                }
            });
        }
        truth.claim(Claim.finding(List.of("pool-exhausted"), Severity.HIGH, window -> calls.takeMuch(window, 0)));
    }
}
