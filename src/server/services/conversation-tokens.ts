import { randomBytes } from "node:crypto";

/** A new token of a conversation: 256 random bits, as 43 letters, digits, `-` and `_`. */
export function newConversationToken(): string {
  return randomBytes(32).toString("base64url");
}
