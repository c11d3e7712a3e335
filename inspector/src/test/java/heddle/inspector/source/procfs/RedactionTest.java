package heddle.inspector.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private final Redaction redaction = new Redaction(false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-Ddb.password=a,b;c&d e | -Ddb.password=***",
                "--api-key=12345 | --api-key=***",
                "-Dmy.Credentials=x | -Dmy.Credentials=***",
                "jdbc:h2:mem?user=sa&passwd=x1&cache=2 | jdbc:h2:mem?user=sa&passwd=***&cache=2",
                "-javaagent:/opt/agent.jar=host=h,token=t0p,debug | -javaagent:/opt/agent.jar=host=h,token=***,debug",
                "Authorization: Bearer abc | Authorization: ***",
                "{\"api_token\": \"s3cr\", \"port\": \"80\"} | {\"api_token\": \"***\", \"port\": \"80\"}",
                "https://bob:hunter2@example.org/x | https://bob:***@example.org/x",
                "amqp://bob:p@ss@host:5672 | amqp://bob:***@host:5672",
                "eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJSMeKKF | ***",
                "x-4f2a9c1e8b7d6a5f4e3d2c1b0a9f8e7d | x-***",
                "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY | wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY",
                "aG9wZSB0aGlz9pcyBoaWRkZW4gd2VsbDEyMw== | ***"
            })
    void secretsAreHidden(String argument, String shown) {
        assertThat(redaction.redact(List.of(argument))).containsExactly(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xmx512m",
                "-cp",
                "/opt/app/lib/commons-lang3-3.14.0.jar:/opt/app/lib/oauth-client.jar",
                "com.acme.order.OAuth2ResourceServerAutoConfiguration",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--spring.profiles.active=prod",
                "-XX:HeapDumpPath=/var/tmp/order-service-2024.hprof",
                "123e4567-e89b-12d3-a456-426614174000",
                "org.springframework.boot.loader.launch.JarLauncher"
            })
    void ordinaryArgumentsStay(String argument) {
        assertThat(redaction.redact(List.of(argument))).containsExactly(argument);
    }

    @Test
    void valueAfterAnOptionThatAnnouncesASecretIsHidden() {
        assertThat(redaction.redact(List.of("--password", "x", "--token", "-v", "next")))
                .containsExactly("--password", "***", "--token", "-v", "next");
    }

    @Test
    void everythingIsShownOnRequest() {
        assertThat(new Redaction(true).redact(List.of("--password=x"))).containsExactly("--password=x");
    }
}
