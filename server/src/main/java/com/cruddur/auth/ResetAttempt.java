package com.cruddur.auth;

import java.util.UUID;

/** Somebody who forgot their password, and whether they told the right code. */
record ResetAttempt(UUID uuid, String email, boolean matches) {}
