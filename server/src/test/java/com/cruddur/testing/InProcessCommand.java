package com.cruddur.testing;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import com.cruddur.cli.CruddurCommand;
import com.cruddur.platform.observe.Logs;
import com.cruddur.testing.CruddurProcess.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Runs {@code cruddur} commands inside the Java process of the tests, where a command takes milliseconds. A command runs
 * as a {@link CruddurProcess} instead when a test is about signals, about variables that libraries read from the
 * environment, or about a program that the command starts.
 */
public final class InProcessCommand {

    private InProcessCommand() {}

    /** Runs {@code cruddur} to its end; {@code settings} stand for its environment. */
    public static Outcome run(Map<String, String> settings, String... arguments) {
        return runWithInput("", settings, arguments);
    }

    /** Runs {@code cruddur} to its end with {@code input} on its standard input. */
    public static synchronized Outcome runWithInput(String input, Map<String, String> settings, String... arguments) {
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        var originalInput = System.in;
        var originalOutput = System.out;
        var originalErrors = System.err;
        Logs.toStandardError(
                Level.WARN); // as Main does; first, since other threads may still write to the log of the tests
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            var exitCode = CruddurCommand.run(settings, arguments);
            return new Outcome(
                    exitCode, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(originalInput);
            System.setOut(originalOutput);
            System.setErr(originalErrors);
            restoreLogs();
        }
    }

    /** Gives the tests their own log configuration back, which commands replace. */
    private static void restoreLogs() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        try {
            new ContextInitializer(context).autoConfig();
        } catch (JoranException e) {
            throw new IllegalStateException(e);
        }
    }
}
