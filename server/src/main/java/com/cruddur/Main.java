package com.cruddur;

import com.cruddur.cli.CruddurCommand;
import com.cruddur.platform.observe.Logs;
import java.security.Security;
import java.util.Locale;
import org.slf4j.event.Level;

/** The entry point of the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Logs.toStandardError(Level.WARN); // the JDK tells of settings that change, and would on standard output
        // Before any name is looked up: a failover moves the database's name to another address. In seconds; with 5,
        // the promise to write again within five seconds of a promotion could not be kept.
        Security.setProperty("networkaddress.cache.ttl", "1");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        Security.setProperty("networkaddress.cache.stale.ttl", "0");
        // Libraries format numbers in the locale of the machine: in Arabic the completion script was no valid bash.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        System.setProperty("java.awt.headless", "true"); // pictures are drawn, but never on a screen
        System.exit(CruddurCommand.run(System.getenv(), arguments));
    }
}
