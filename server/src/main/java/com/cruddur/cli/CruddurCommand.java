package com.cruddur.cli;

import com.cruddur.platform.OperatorException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code cruddur}: parses the command line and runs a subcommand. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "cruddur",
        description = "A micro-blog whose posts have a lifetime.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Settings come from the environment: DATABASE_URL, DATA_DIR, PORT and others; docs/configuration.md lists"
                    + " them.",
            "Exit codes: 0 done, 1 failed, 2 wrong usage."
        })
public final class CruddurCommand implements Callable<Integer> {

    private static final List<Class<?>> SUBCOMMANDS = List.of(
            ServeCommand.class,
            MigrateCommand.class,
            AdoptCommand.class,
            SeedCommand.class,
            ExpireCommand.class,
            DoctorCommand.class,
            TopCommand.class,
            ReportCommand.class,
            UserCommand.class,
            SchemaCommand.class,
            PsqlCommand.class,
            TestCommand.class,
            VersionCommand.class,
            TrainCommand.class,
            GenerateCompletion.class,
            HelpCommand.class);

    /** The name of an exception, with which picocli begins the reason why a value is none of a type. */
    private static final Pattern JAVA_NAME = Pattern.compile("\\(java[\\w.$]+: ");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log debug lines, and print a stack trace when something fails.")
    private boolean verbose;

    private final Map<String, String> environment;

    private CruddurCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs the command in {@code arguments} and returns the exit code. */
    public static int run(Map<String, String> environment, String... arguments) {
        return commandLine(new CruddurCommand(environment), arguments).execute(arguments);
    }

    private static CommandLine commandLine(CruddurCommand command, String... arguments) {
        var line = new CommandLine(command);
        subcommands(arguments).forEach(line::addSubcommand);
        line.setParameterExceptionHandler((e, _) -> {
                    var failed = e.getCommandLine();
                    var errors = failed.getErr();
                    errors.println(failed.getCommandSpec().qualifiedName() + ": "
                            + JAVA_NAME.matcher(e.getMessage()).replaceFirst("("));
                    CommandLine.UnmatchedArgumentException.printSuggestions(e, errors);
                    errors.println("Try '" + failed.getCommandSpec().qualifiedName() + " --help'.");
                    return ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, failed, _) -> {
                    failed.getErr().println("cruddur: " + words(e));
                    if (command.verbose) {
                        e.printStackTrace(failed.getErr());
                    }
                    return ExitCode.SOFTWARE;
                });
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // Passes options that cruddur psql does not know to psql.
        var psql = line.getSubcommands().get("psql");
        if (psql != null) {
            psql.setUnmatchedOptionsArePositionalParams(true);
        }
        return line;
    }

    /**
     * The subcommand that {@code arguments} begin with, alone: picocli takes 30 ms for each one that it knows, a third
     * of a second of every start. All of them where another argument comes first, and for picocli's own commands, help
     * and completion, which list the others.
     */
    private static List<Class<?>> subcommands(String... arguments) {
        var named = SUBCOMMANDS.stream()
                .filter(type -> arguments.length > 0
                        && type.getPackage() == CruddurCommand.class.getPackage()
                        && type.getAnnotation(Command.class).name().equals(arguments[0]))
                .toList();
        return named.isEmpty() ? SUBCOMMANDS : named;
    }

    private static String words(Exception e) {
        var message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return e instanceof OperatorException
                ? message
                : "%s (%s); --verbose tells more"
                        .formatted(message, e.getClass().getSimpleName());
    }

    Map<String, String> environment() {
        return environment;
    }

    boolean verbose() {
        return verbose;
    }

    /** Prints the list of subcommands when none is given. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
