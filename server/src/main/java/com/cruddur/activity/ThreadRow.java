package com.cruddur.activity;

import java.util.UUID;

/**
 * A row of a thread that lives too long.
 *
 * @param answered whether a reply lives too long as well
 */
record ThreadRow(UUID uuid, boolean answered) {}
