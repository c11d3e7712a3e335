package heddle.samples.real;

import heddle.samples.truth.Claim;
import heddle.samples.truth.Severity;
import heddle.samples.truth.Truth;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hsqldb.jdbc.JDBCDriver;

/** One session of HSQLDB for all threads: it answers one question at a time. */
final class SharedSession implements Troubled {

    private static final int CALLERS = 6;
    private static final String QUESTION =
            "SELECT COUNT(*) FROM thing a, thing b WHERE a.name < b.name AND a.id <> b.id";

    @Override
    public Class<?> library() {
        return JDBCDriver.class;
    }

    @Override
    public void start(Truth truth) throws SQLException {
        Connection session = DriverManager.getConnection("jdbc:hsqldb:mem:things");
        fill(session);
        Calls calls = new Calls();
        for (int number = 1; number <= CALLERS; number++) {
            truth.start("reader-" + number, diary -> {
                while (true) {
                    calls.time(diary, () -> ask(session));
                    diary.sleep(5);
                }
            });
        }
        truth.claim(Claim.finding(List.of("monitor-contention"), Severity.HIGH, window -> calls.takeMuch(window, 1))
                .about("org.hsqldb.Session"));
    }

    private static void fill(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, name VARCHAR(20))");
            for (int id = 0; id < 150; id++) {
                statement.execute("INSERT INTO thing VALUES (" + id + ", 'thing " + id * 7 % 150 + "')");
            }
        }
    }

    private static void ask(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.executeQuery(QUESTION).close();
        }
    }
}
