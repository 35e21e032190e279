package com.cruddur;

import com.cruddur.command.CruddurCommand;

/** The way in from the command line. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(CruddurCommand.run(System.getenv(), arguments));
    }
}
