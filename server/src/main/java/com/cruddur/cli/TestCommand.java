package com.cruddur.cli;

import com.cruddur.platform.OperatorException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code cruddur test}: exists for the help text only. The launcher runs the tests, because they run before there is a
 * jar.
 */
@Command(
        name = "test",
        description = "Run all checks and tests; install what they need where that is allowed.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {

    @Option(
            names = "--postgres",
            paramLabel = "MAJOR",
            description = "Test on this PostgreSQL, 13 to 18 (default: 18).")
    @SuppressWarnings("UnusedVariable") // for the help text; the launcher reads it
    private int major;

    @Option(names = "--pgbouncer", description = "Let the service reach it through PgBouncer in transaction mode.")
    @SuppressWarnings("UnusedVariable") // for the help text; the launcher reads it
    private boolean pgBouncer;

    @Override
    public Integer call() {
        throw new OperatorException("The tests run in a checkout of the sources, by its launcher: ./cruddur test");
    }
}
