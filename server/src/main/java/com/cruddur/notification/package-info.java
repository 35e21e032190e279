/**
 * What people are told: who answered, mentioned, liked, reposted, followed them or wrote to them. The other rooms tell
 * what happens as events; nothing else writes here.
 */
@NullMarked
package com.cruddur.notification;

import org.jspecify.annotations.NullMarked;
