import type { Context } from "hono";
import { type Problem, refusal } from "../problem.ts";
import { createLimiter, type Limits } from "../services/limiter.ts";
import type { TalkStore, TokenOwner } from "../stores/talk-store.ts";
import { knownAddress, type Place } from "./caller.ts";

export interface TalkCallersOptions {
  readonly store: Pick<TalkStore, "owner">;
  readonly limits: Limits;
  readonly place: Place;
}

/** What a call about a conversation counts as. */
export type TalkCall = "openings" | "messages" | "calls";

/** Who calls about a conversation, and how often. */
export interface TalkCallers {
  /**
   * Counts a request that has no token yet.
   *
   * @throws Problem `too-many-requests`
   */
  count(context: Context, kind: TalkCall, visitorId: string): Promise<void>;
  /**
   * Whose request it is: the bearer of the token of the very conversation that the path names.
   *
   * @throws Problem `token-needed`, `wrong-token`, `conversation-erased`, `too-many-requests`
   */
  identify(context: Context, kind: TalkCall): Promise<TokenOwner>;
}

export function createTalkCallers({ store, limits, place }: TalkCallersOptions): TalkCallers {
  const limiters = {
    openings: createLimiter("conversations", limits.openings),
    messages: createLimiter("messages", limits.messages),
    calls: createLimiter("requests", limits.calls),
  };
  return {
    count: (context, kind, visitorId) => limiters[kind].take(visitorId, knownAddress(context, place)),
    async identify(context, kind) {
      const token = /^Bearer +(\S+) *$/i.exec(context.req.header("Authorization") ?? "")?.[1];
      const owner = token === undefined ? undefined : await store.owner(token);
      // Whether there is such a conversation is nobody's to know who has not its token.
      if (!owner || owner.conversationId !== context.req.param("id")) {
        await limiters[kind].take(undefined, knownAddress(context, place));
        throw token === undefined ? tokenNeeded() : wrongToken();
      }
      await limiters[kind].take(owner.visitorId, knownAddress(context, place));
      if (owner.isErased) throw conversationErased();
      return owner;
    },
  };
}

export function conversationErased(): Problem {
  return refusal("conversation-erased");
}

function tokenNeeded(): Problem {
  return refusal("token-needed", { headers: { "WWW-Authenticate": 'Bearer realm="lead-chat"' } });
}

function wrongToken(): Problem {
  return refusal("wrong-token");
}
