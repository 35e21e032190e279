package com.cruddur.message;

import java.util.UUID;

/**
 * A conversation that is locked for writing.
 *
 * @param receiverUuid whom the writer writes to
 * @param writable false when one of the two blocked the other, or the receiver is suspended
 */
record OpenConversation(UUID uuid, UUID receiverUuid, boolean writable) {}
