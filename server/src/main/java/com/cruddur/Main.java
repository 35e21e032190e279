package com.cruddur;

import com.cruddur.command.CruddurCommand;

/** The way in from the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true"); // pictures are drawn, but never on a screen
        System.exit(CruddurCommand.run(System.getenv(), arguments));
    }
}
