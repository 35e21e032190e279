package com.cruddur.cli;

import com.cruddur.account.Accounts;
import com.cruddur.activity.ActivityDeletion;
import com.cruddur.auth.SignUp;
import com.cruddur.auth.UserAdministration;
import com.cruddur.avatar.Avatars;
import com.cruddur.config.Settings;
import com.cruddur.moderation.Suspensions;
import com.cruddur.platform.Failure;
import com.cruddur.platform.Ids;
import com.cruddur.platform.OperatorException;
import com.cruddur.platform.db.Database;
import com.cruddur.platform.http.Role;
import com.cruddur.platform.json.Json;
import com.cruddur.realtime.EventPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cruddur user}: administers the accounts of the service. */
@Command(
        name = "user",
        description = "Create, list, suspend and delete people, and set their handles, passwords and roles.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class UserCommand extends ConfiguredCommand implements Callable<Integer> {

    private static final int MOST = 10_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Prints the list of subcommands when none is given. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    @Command(name = "create", description = "Create a person.", mixinStandardHelpOptions = true)
    int create(
            @Option(names = "--email", required = true, paramLabel = "ADDRESS") String email,
            @Option(names = "--handle", required = true, paramLabel = "HANDLE", converter = WithoutSign.class)
                    String handle,
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "The display name.")
                    String name,
            @Option(
                            names = "--role",
                            defaultValue = "user",
                            paramLabel = "ROLE",
                            description = "user, moderator, admin")
                    Role role,
            @Option(
                            names = "--password-stdin",
                            description =
                                    "Read the password from standard input instead of generating and printing one.")
                    boolean fromInput) {
        var password = fromInput ? input() : UserAdministration.randomPassword();
        run(database -> {
            var signUp = new SignUp(email, handle, name, password);
            new UserAdministration(database).create(signUp, role);
            say(
                    fromInput
                            ? "Created @%s.".formatted(signUp.handle())
                            : "Created @%s with the password %s".formatted(signUp.handle(), password));
        });
        return ExitCode.OK;
    }

    @Command(name = "list", description = "List the newest people.", mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--limit", defaultValue = "100", paramLabel = "N", description = "At most N, up to 10000.")
                    int limit,
            @Option(names = "--json", description = "As JSON.") boolean json) {
        run(database -> {
            var found = new UserAdministration(database).newest(Math.clamp(limit, 1, MOST));
            if (json) {
                say(new String(new Json().write(found), StandardCharsets.UTF_8));
                return;
            }
            found.forEach(person -> say("%-24s %-10s %-10s %s"
                    .formatted(person.handle(), person.role(), person.suspended() ? "suspended" : "", person.email())));
        });
        return ExitCode.OK;
    }

    @Command(name = "rename", description = "Give a person another handle.", mixinStandardHelpOptions = true)
    int rename(
            @Parameters(paramLabel = "HANDLE", converter = WithoutSign.class) String handle,
            @Parameters(paramLabel = "NEW", converter = WithoutSign.class, description = "The new handle.")
                    String wanted) {
        run(database ->
                say("@%s is @%s now.".formatted(handle, new UserAdministration(database).rename(handle, wanted))));
        return ExitCode.OK;
    }

    @Command(name = "suspend", description = "Suspend a person.", mixinStandardHelpOptions = true)
    int suspend(
            @Parameters(paramLabel = "HANDLE", converter = WithoutSign.class) String handle,
            @Option(names = "--undo", description = "End the suspension.") boolean undo) {
        run(database -> {
            var suspensions = new Suspensions(database);
            var _ = undo ? suspensions.readmit(handle) : suspensions.suspend(handle);
        });
        say(undo ? "@%s is no longer suspended.".formatted(handle) : "@%s is suspended.".formatted(handle));
        return ExitCode.OK;
    }

    @Command(
            name = "reset-password",
            description = "Set a random password, print it, and end all sessions of the person.",
            mixinStandardHelpOptions = true)
    int resetPassword(@Parameters(paramLabel = "HANDLE", converter = WithoutSign.class) String handle) {
        var password = UserAdministration.randomPassword();
        run(database -> new UserAdministration(database).resetPassword(handle, password));
        say("The password of @%s is now %s".formatted(handle, password));
        return ExitCode.OK;
    }

    @Command(name = "promote", description = "Give a person a role.", mixinStandardHelpOptions = true)
    int promote(
            @Parameters(paramLabel = "HANDLE", converter = WithoutSign.class) String handle,
            @Option(names = "--role", required = true, paramLabel = "ROLE", description = "user, moderator, admin")
                    Role role) {
        run(database -> {
            var _ = new Suspensions(database).changeRole(handle, role);
        });
        say("@%s is %s now.".formatted(handle, role.name().toLowerCase(Locale.ROOT)));
        return ExitCode.OK;
    }

    @Command(
            name = "delete",
            description = {
                "Delete people with everything they posted and did, as people can do themselves.",
                "After a restore, repeat deletions by the ids in the log; ids that do not exist are skipped."
            },
            mixinStandardHelpOptions = true)
    int delete(
            @Parameters(
                            arity = "1..*",
                            paramLabel = "PERSON",
                            converter = WithoutSign.class,
                            description = "A handle or an id.")
                    List<String> people) {
        var config = quietConfig();
        try (var pictures = config.avatars().open()) {
            run(database -> {
                var administration = new UserAdministration(database);
                var deletion = new ActivityDeletion(
                        database, new EventPublisher(List.of()), config.get(Settings.ANY_LIFETIME));
                var accounts = new Accounts(
                        database, new Suspensions(database), deletion, new Avatars(database, pictures)::forget);
                for (var person : people) {
                    accounts.delete(Ids.parse(person).orElseGet(() -> administration.person(person)));
                    say("%s is deleted.".formatted(person));
                }
            });
        }
        return ExitCode.OK;
    }

    private void run(Consumer<Database> work) {
        try (var open = OpenDatabase.of(quietConfig())) {
            open.requireSchema();
            try (var database = new Database(open.url(), 1, new SimpleMeterRegistry())) {
                work.accept(database);
            }
        } catch (Failure e) {
            throw new OperatorException(words(e), e);
        }
    }

    /** Translates an error code to a sentence. */
    private static String words(Failure failure) {
        var message = String.valueOf(failure.getMessage());
        return failure instanceof Failure.Invalid ? "Not done: " + message.replace('_', ' ') : message;
    }

    private static String input() {
        try {
            var text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String words) {
        spec.commandLine().getOut().println(words);
    }

    /** Takes a handle as pages show it, {@code @bayko}, too. */
    private static final class WithoutSign implements ITypeConverter<String> {

        @Override
        public String convert(String handle) {
            return handle.startsWith("@") ? handle.substring(1) : handle;
        }
    }
}
