/** A message of the earlier conversation that the host keeps (`config.messages`). */
export interface HostMessage {
  readonly id?: string | undefined;
  readonly from: "visitor" | "business";
  readonly text: string;
  /** ISO 8601 with offset. */
  readonly at: string;
}

/** The same as elements get it. */
export interface HostItem extends HostMessage {
  readonly type: "message";
  readonly id: string;
  readonly state: "stored";
}

/** The host's conversation, made once from each list. */
export interface HostConversation {
  readonly items: readonly HostItem[];
  readonly ids: ReadonlySet<string>;
}

const made = new WeakMap<readonly HostMessage[], HostConversation>();

/**
 * The earlier conversation that the host keeps, as elements get it.
 * @param messages the same list gives the same objects
 */
export function hostConversation(messages: readonly HostMessage[]): HostConversation {
  const known = made.get(messages);
  if (known) return known;
  const items = messages.map(({ id, from, text, at }, index): HostItem => {
    return { type: "message", id: id ?? `host-${index}`, from, text, at, state: "stored" };
  });
  const conversation = { items, ids: new Set(items.map(({ id }) => id)) };
  made.set(messages, conversation);
  return conversation;
}
