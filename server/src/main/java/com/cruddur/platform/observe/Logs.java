package com.cruddur.platform.observe;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import com.cruddur.platform.request.RequestContext;
import com.cruddur.platform.trace.Span;
import net.logstash.logback.composite.AbstractJsonProvider;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.slf4j.event.Level;
import tools.jackson.core.JsonGenerator;

/** Configures the destination and the format of all log lines, including those of libraries. */
public final class Logs {

    private Logs() {}

    /** Writes lines of at least {@code level} to standard output in {@code format}. */
    public static void toStandardOutput(LogFormat format, Level level) {
        configure("System.out", isText(format), level);
    }

    /** Writes lines to standard error, for commands that print their result to standard output. */
    public static void toStandardError(Level level) {
        configure("System.err", true, level);
    }

    private static boolean isText(LogFormat format) {
        return switch (format) {
            case TEXT -> true;
            case JSON -> false;
            case AUTO -> isTerminal();
        };
    }

    /** Java 25 returns null without a terminal, as before Java 22; Error Prone knows only 22 to 24. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private static void configure(String target, boolean text, Level level) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        setLevels(context, level);
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setTarget(target);
        appender.addFilter(from(level));
        appender.addFilter(new RepeatedLines());
        appender.setEncoder(text ? textEncoder(context) : jsonEncoder(context));
        appender.start();

        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);

        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /** Other threads may be about to write a line that passed while the levels were reset. */
    private static ThresholdFilter from(Level level) {
        var lowest = new ThresholdFilter();
        lowest.setLevel((level.toInt() < Level.WARN.toInt() ? level : Level.WARN).toString());
        lowest.start();
        return lowest;
    }

    private static void setLevels(LoggerContext context, Level level) {
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(ch.qos.logback.classic.Level.WARN);
        context.getLogger("com.cruddur").setLevel(ch.qos.logback.classic.Level.convertAnSLF4JLevel(level));
        // Each failed request already reports what the pool complains about.
        context.getLogger("com.zaxxer.hikari").setLevel(ch.qos.logback.classic.Level.ERROR);

        // It advises restoring a backup when a migration times out waiting; Migrations reports the cause.
        context.getLogger("org.flywaydb.core.internal.command.DbMigrate").setLevel(ch.qos.logback.classic.Level.OFF);

        // It logs tokens, and secrets that it cannot parse. AwsFailures reports failures.
        context.getLogger("software.amazon.jdbc").setLevel(ch.qos.logback.classic.Level.OFF);
    }

    private static Encoder<ILoggingEvent> textEncoder(LoggerContext context) {
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("requestId", RequestIdConverter::new);
        layout.getInstanceConverterMap().put("repeated", RepeatedConverter::new);
        layout.setPattern("%d{HH:mm:ss} %-5level %msg%requestId%repeated%n");
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> jsonEncoder(LoggerContext context) {
        var encoder = new LogstashEncoder();
        encoder.setContext(context);
        encoder.setTimeZone("UTC");
        encoder.addProvider(new RequestIdField());
        encoder.start();
        return encoder;
    }

    /** Appends the ids of the current request and its trace to a line. Lines are written on the thread that logs them. */
    private static final class RequestIdConverter extends ClassicConverter {
        @Override
        public String convert(ILoggingEvent event) {
            var id = RequestContext.currentId();
            var trace = Span.current().traceId();
            return (id == null ? "" : " [" + id + "]") + (trace == null ? "" : " [trace " + trace + "]");
        }
    }

    /** Appends how many lines of this kind were left out before. */
    private static final class RepeatedConverter extends ClassicConverter {
        @Override
        public String convert(ILoggingEvent event) {
            var others = RepeatedLines.leftOut(event);
            return others == 0 ? "" : " (" + others + " more since the last such line)";
        }
    }

    /** Adds the ids of the current request and its trace as fields. */
    private static final class RequestIdField extends AbstractJsonProvider<ILoggingEvent> {
        @Override
        public void writeTo(JsonGenerator generator, ILoggingEvent event) {
            var id = RequestContext.currentId();
            if (id != null) {
                generator.writeStringProperty("request_id", id);
            }
            var span = Span.current();
            var trace = span.traceId();
            if (trace != null) {
                generator.writeStringProperty("trace_id", trace);
                generator.writeStringProperty("span_id", span.spanId());
            }
        }
    }

    /** The format of log lines. */
    public enum LogFormat {
        /** {@link #TEXT} on a terminal, {@link #JSON} elsewhere. */
        AUTO,
        TEXT,
        JSON
    }
}
