/**
 * Ids that begin so are of messages which this device said by itself: a server that tells them again tells no news, and
 * nobody has answered by them.
 */
export const OWN_ID = "auto-";
