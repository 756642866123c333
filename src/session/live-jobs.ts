import type { Job } from "../chat/live/choose-job.ts";
import { owedReceipts, type TalkRecord } from "../chat/live/talk-record.ts";
import { isInstant } from "../chat/live/talk-event.ts";
import { readOutcome, type TalkOutcome } from "../chat/live/talk-outcome.ts";
import type { StreamListener, Wire, WireRequest } from "../chat/live/wire.ts";
import type { NewTalkMessage, OpenConversation, OpenedConversation, StoredTalkMessage } from "../protocol/talk.ts";
import type { ScanRecord } from "../storage/storage-types.ts";
import { browserNetwork } from "./browser-network.ts";
import type { EngineCore } from "./engine-types.ts";
import { beginTalk, changeTalk, dropEntry, messageFailed, messageOf, messageSent, talkGone } from "./live-changes.ts";

/** Milliseconds without an answer after which a request has failed. */
const TIME_OUT = 15_000;
/** Milliseconds for which a server that refuses a conversation is left alone. */
const REFUSED_FOR = 60 * 60 * 1000;

export interface JobParts {
  readonly core: EngineCore;
  readonly wire: Wire;
  /** Address of the server, without a slash at its end. */
  server(): string;
}

/** Does what `chooseJob` chose: one request, and the change that follows from its answer. */
export class TalkJobs {
  readonly #parts: JobParts;
  readonly #calls = new Set<() => void>();
  /** How often in a row a new token did not help, by conversation. */
  readonly #reopened = new Map<string, number>();
  #failed = false;

  constructor(parts: JobParts) {
    this.#parts = parts;
  }

  /** @returns false where it has to be tried again later */
  async perform(job: Job): Promise<boolean> {
    const { core } = this.#parts;
    switch (job.kind) {
      case "begin":
        await core.ledger.commitQuietly(beginTalk(core.context(), job.entry));
        return true;
      case "settled":
        await core.ledger.commit(dropEntry(core.context(), job.entry));
        return true;
      case "open":
        return this.#open(job.talk, job.entry);
      case "message":
        return this.#send(job.talk, job.entry);
      case "receipts":
        return this.#tell(job.talk);
      case "erase":
        return this.#erase(job.talk, job.entry);
    }
  }

  /** Ends what is under way: it is about to be deleted. */
  abort(): void {
    for (const abort of [...this.#calls]) abort();
  }

  /** Asks the server about a conversation. Never rejects. */
  async call(
    talk: TalkRecord,
    request: Pick<WireRequest, "method" | "keepalive"> & { readonly path: string; readonly body?: object },
  ): Promise<TalkOutcome> {
    const { server } = this.#parts;
    const { method, path, body, keepalive = false } = request;
    // What is to be erased is where it was.
    const base = method === "DELETE" ? (talk.server ?? server()) : server();
    const url = `${base}/v1/conversations/${encodeURIComponent(talk.id)}${path}`;
    const outcome = await this.#request({ method, url, keepalive, ...bodyOf(body, talk.token) });
    if (outcome.kind === "retry" && !outcome.wait) this.#tellFailure(outcome.reason, url);
    else this.#failed = false;
    return outcome;
  }

  /** Begins a stream after what is known of a conversation. @returns a function that ends it */
  stream(talk: TalkRecord, listener: StreamListener): () => void {
    const { server, wire } = this.#parts;
    const url = `${server()}/v1/conversations/${encodeURIComponent(talk.id)}/stream`;
    const headers = { Authorization: `Bearer ${talk.token ?? ""}`, "Last-Event-ID": String(talk.revision) };
    return wire.stream({ method: "GET", url, headers }, listener);
  }

  async #open(talk: TalkRecord, entry: ScanRecord | undefined): Promise<boolean> {
    const { core, server } = this.#parts;
    const { settings, platform, ledger } = core;
    const base = entry?.erased ? (talk.server ?? server()) : server();
    const { language, site } = settings;
    const url = `${base}/v1/conversations`;
    const facts: OpenConversation = {
      ...{ id: talk.id, visitorId: talk.visitorId, claim: talk.claim, startedAt: talk.startedAt },
      ...(site && { site }),
      ...(language && { language: language.slice(0, 35) }),
      ...(platform.page().timeZone && { timeZone: platform.page().timeZone }),
      ...(entry?.page?.url && { page: entry.page.url }),
    };
    const outcome = await this.#request({ method: "POST", url, ...bodyOf(facts, undefined) });
    if (outcome.kind === "done") {
      const { token } = (outcome.body ?? {}) as Partial<OpenedConversation>;
      if (typeof token !== "string") return this.#refuse(talk, entry, "not-a-server");
      const isElsewhere = talk.server !== undefined && talk.server !== base;
      const change = (known: TalkRecord): TalkRecord => ({
        ...known,
        ...{ token, server: base },
        // Another server counts anew.
        ...(isElsewhere && { revision: 0, sent: [], received: 0, seen: 0, told: { deliveredUpTo: 0, readUpTo: 0 } }),
      });
      await ledger.commit(changeTalk(core.context(), talk.id, change));
      return true;
    }
    if (outcome.kind === "retry") {
      this.#tellFailure(outcome.reason, url);
      return this.#wait(talk, outcome.wait);
    }
    if (outcome.kind === "gone") return this.#gone(talk);
    return this.#refuse(talk, entry, outcome.reason);
  }

  async #send(talk: TalkRecord, entry: ScanRecord): Promise<boolean> {
    const { core } = this.#parts;
    const { text = "", at, from } = entry;
    const message: NewTalkMessage = { id: messageOf(entry), text, at, ...(from && { from }) };
    const outcome = await this.call(talk, { method: "POST", path: "/messages", body: message, keepalive: true });
    if (outcome.kind === "done") {
      const stored = (outcome.body ?? {}) as Partial<StoredTalkMessage>;
      const { revision } = stored;
      const storedAt = isInstant(stored.at) ? stored.at : at;
      if (typeof revision !== "number") return this.#refuse(talk, entry, "not-a-server");
      this.#reopened.delete(talk.id);
      const { items: known } = core.ledger.maps;
      await core.ledger.commit(messageSent(core.context(), { entry, stored: { revision, at: storedAt }, known }));
      return true;
    }
    return this.#settle(talk, entry, outcome);
  }

  async #tell(talk: TalkRecord): Promise<boolean> {
    const { core } = this.#parts;
    const owed = owedReceipts(talk);
    if (!owed) return true;
    const outcome = await this.call(talk, { method: "POST", path: "/state", body: owed });
    if (outcome.kind !== "done") return this.#settle(talk, undefined, outcome);
    this.#reopened.delete(talk.id);
    const change = (known: TalkRecord): TalkRecord => ({ ...known, told: owed });
    await core.ledger.commitQuietly(changeTalk(core.context(), talk.id, change));
    return true;
  }

  async #erase(talk: TalkRecord, entry: ScanRecord): Promise<boolean> {
    const { core } = this.#parts;
    const outcome = await this.call(talk, { method: "DELETE", path: "" });
    if (outcome.kind !== "done" && outcome.kind !== "gone") return this.#settle(talk, entry, outcome);
    await core.ledger.commit(dropEntry(core.context(), entry));
    return true;
  }

  /** What an answer other than a yes means for a conversation that has a token. */
  async #settle(talk: TalkRecord, entry: ScanRecord | undefined, outcome: TalkOutcome): Promise<boolean> {
    const { core } = this.#parts;
    switch (outcome.kind) {
      case "done":
        return true;
      case "retry":
        return this.#wait(talk, outcome.wait);
      case "gone":
        return this.#gone(talk);
      case "refused":
        return this.#refuse(talk, entry, outcome.reason);
      case "reopen": {
        const times = (this.#reopened.get(talk.id) ?? 0) + 1;
        this.#reopened.set(talk.id, times);
        if (times > 2) return this.#refuse(talk, entry, outcome.reason);
        await core.ledger.commitQuietly(changeTalk(core.context(), talk.id, withoutToken));
        return true;
      }
    }
  }

  async #wait(talk: TalkRecord, milliseconds: number | undefined): Promise<boolean> {
    // "At once" is no term: the growing one holds.
    if (!milliseconds) return false;
    const { core } = this.#parts;
    const notBefore = core.platform.now() + milliseconds;
    await core.ledger.commitQuietly(changeTalk(core.context(), talk.id, (known) => ({ ...known, notBefore })));
    return true;
  }

  async #gone(talk: TalkRecord): Promise<boolean> {
    const { core } = this.#parts;
    await core.ledger.commit(talkGone(core.context(), talk.id, core.ledger.maps));
    return true;
  }

  /** The server says no, and will say it again. */
  async #refuse(talk: TalkRecord, entry: ScanRecord | undefined, reason: string): Promise<boolean> {
    const { core } = this.#parts;
    this.#reopened.delete(talk.id);
    core.report("live-refused", reason);
    if (entry?.text !== undefined) {
      await core.ledger.commit(messageFailed(core.context(), entry, core.ledger.maps.items));
      return true;
    }
    const quietUntil = core.platform.now() + REFUSED_FOR;
    if (entry) await core.ledger.commit(dropEntry(core.context(), entry));
    else await core.ledger.commitQuietly(changeTalk(core.context(), talk.id, (known) => ({ ...known, quietUntil })));
    return true;
  }

  #request(request: WireRequest): Promise<TalkOutcome> {
    const { core, wire } = this.#parts;
    const { now, startTimer } = core.platform;
    return new Promise((resolve) => {
      const call = wire.call(request);
      const end = (outcome: TalkOutcome) => {
        cancel();
        this.#calls.delete(abort);
        resolve(outcome);
      };
      const abort = () => {
        end({ kind: "retry", reason: "aborted" });
        call.abort();
      };
      const cancel = startTimer(() => {
        end({ kind: "retry", reason: "time-out" });
        call.abort();
      }, TIME_OUT);
      this.#calls.add(abort);
      call.answer.then(
        (answer) => end(readOutcome(answer, now())),
        () => end({ kind: "retry", reason: "none" }),
      );
    });
  }

  /** A failure is looked into once, until something worked again. */
  #tellFailure(reason: string, url: string): void {
    if (this.#failed || reason === "aborted") return;
    this.#failed = true;
    void this.#explain(reason, url);
  }

  /** Tells the owner of the page why the server is not heard. */
  async #explain(reason: string, url: string): Promise<void> {
    const { core } = this.#parts;
    const { findCause } = { ...browserNetwork, ...core.platform };
    const cause = reason === "none" ? await findCause(url) : reason;
    (await core.reporter()).reportDelivery(core, cause, { status: "retrying", url });
  }
}

const withoutToken = ({ token: _, ...talk }: TalkRecord): TalkRecord => talk;

function bodyOf(body: object | undefined, token: string | undefined): Pick<WireRequest, "headers" | "body"> {
  const headers = {
    ...(body && { "Content-Type": "application/json" }),
    ...(token && { Authorization: `Bearer ${token}` }),
  };
  return { headers, ...(body && { body: JSON.stringify(body) }) };
}
