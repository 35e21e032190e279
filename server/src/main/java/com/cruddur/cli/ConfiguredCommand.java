package com.cruddur.cli;

import com.cruddur.config.Config;
import com.cruddur.config.Settings;
import com.cruddur.platform.observe.Logs;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** A command with settings, whose options override the environment. */
abstract class ConfiguredCommand {

    /** The system property by which the launcher passes the directory of the checkout. */
    private static final String HOME = "cruddur.home";

    @ParentCommand
    private @Nullable CruddurCommand parent;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Where the embedded database is (DATA_DIR; default: data in the checkout).")
    private @Nullable String dataDir;

    /** Returns the configuration with {@code overrides} by the name of their setting. */
    final Config config(Map<String, String> overrides) {
        var variables = new HashMap<>(parent().environment());
        if (dataDir != null) {
            variables.put(Settings.DATA_DIR.name(), dataDir);
        }
        variables.putAll(overrides);
        if (variables.getOrDefault(Settings.DATA_DIR.name(), "").isBlank() && home() != null) {
            variables.put(
                    Settings.DATA_DIR.name(),
                    home().resolve(Settings.DATA_DIR.defaultText()).toString());
        }
        return Config.read(variables);
    }

    /** Returns the configuration and logs to standard error, for commands that end by themselves. */
    final Config quietConfig() {
        Logs.toStandardError(parent().verbose() ? Level.DEBUG : Level.INFO);
        return config(Map.of());
    }

    final boolean verbose() {
        return parent().verbose();
    }

    /** Returns the directory of the checkout, null outside of one. */
    static @Nullable Path home() {
        var home = System.getProperty(HOME);
        return home == null ? null : Path.of(home);
    }

    private CruddurCommand parent() {
        if (parent == null) {
            throw new IllegalStateException("A command runs below cruddur only");
        }
        return parent;
    }
}
