import { describePage, originOf } from "../attribution/describe-page.ts";
import { resolveDestination, type Destination } from "../delivery/destination.ts";
import type { DetectionOptions, DetectionResult } from "../detection/types.ts";
import { isReachable } from "../lead/lead-record.ts";
import type { ScanRecord } from "../storage/storage-types.ts";
import {
  addMessage,
  addUncheckedForm,
  capture,
  forgetEverything,
  settleAttempt,
  visit,
  type Capture,
  type Captured,
} from "./changes.ts";
import { createDelivery, type Delivery } from "./delivery.ts";
import type { ChangeContext } from "./draft.ts";
import { createEmitter } from "./emitter.ts";
import type { Engine, NewMessage, Tell } from "./engine-types.ts";
import { Ledger } from "./ledger.ts";
import type { EnginePlatform, PageSignal } from "./platform.ts";
import { checkContacts, limitForm, readProfile } from "./read-contacts.ts";
import { createReporter, type Report } from "./reporter.ts";
import { Scanner } from "./scanner.ts";
import type {
  FieldProblem,
  FormResult,
  FormSubmission,
  MessageItem,
  Profile,
  SessionSettings,
} from "./session-types.ts";
import { showItem } from "./view.ts";

const LONGEST_MESSAGE = 4000;
const STORAGE_DAYS = 30;

/**
 * The heart of a session: storage, detection, lead and delivery meet here. One per namespace and page. Everything that
 * the visitor does becomes one change to what is stored; what elements see and what is sent follows from it.
 */
export class LeadEngine implements Engine {
  readonly ready: Promise<void>;
  readonly #platform: EnginePlatform;
  readonly #emitter = createEmitter();
  readonly #tell: Tell = this.#emitter.tell;
  readonly #report: Report;
  readonly #ledger: Ledger;
  readonly #delivery: Delivery;
  readonly #scanner: Scanner;
  readonly #stopListening: () => void;
  #settings: SessionSettings;
  #destination: Destination | undefined;
  #region: string | undefined;

  constructor(namespace: string, settings: SessionSettings, platform: EnginePlatform) {
    this.#platform = platform;
    this.#settings = settings;
    this.#report = createReporter(this.#tell, platform.log);
    this.#ledger = new Ledger({
      namespace,
      platform,
      settings: () => this.#settings,
      refused: (error) => this.#storageRefused(error),
      changedElsewhere: () => this.#kick(),
      forgotten: () => this.#delivery.abort(),
    });
    this.#scanner = new Scanner({
      startTimer: platform.startTimer,
      pending: () => [...this.#ledger.maps.scans.values()].sort((a, b) => (a.at < b.at ? -1 : 1)),
      scan: (record) => this.#scan(record),
      postponed: () =>
        this.#report("info", "scan-postponed", "A part of the detection isn't loaded yet: it is tried again."),
    });
    this.#delivery = this.#createDelivery(namespace);
    this.#applySettings();
    this.#stopListening = platform.listen((signal) => this.#signal(signal));
    this.ready = this.#start();
  }

  get state(): Engine["state"] {
    return this.#ledger.state;
  }
  get isBusy(): boolean {
    return this.#ledger.isBusy;
  }

  listen(tell: Tell): () => void {
    return this.#emitter.listen(tell);
  }

  async loadHistory(): Promise<void> {
    await this.ready;
    await this.#ledger.loadHistory();
  }

  configure(settings: SessionSettings): void {
    this.#settings = settings;
    this.#applySettings();
    this.#ledger.publish();
    this.#scanner.kick();
    this.#delivery.sender.hurry({ unpark: true });
  }

  async send({ id, text, at }: NewMessage): Promise<void> {
    if (text.length > LONGEST_MESSAGE) {
      this.#report("warning", "message-too-long", `A message was cut to ${LONGEST_MESSAGE} characters.`);
    }
    await this.#keep({ id, at, text: text.slice(0, LONGEST_MESSAGE) });
  }

  async retryMessage(id: string): Promise<void> {
    const message = this.#ledger.pending(id);
    if (message?.state === "failed") await this.#keep(message);
  }

  async submitForm(submission: FormSubmission): Promise<FormResult> {
    await this.loadHistory();
    const { now, newId } = this.#platform;
    const form = limitForm(submission, { at: new Date(now()).toISOString(), language: this.#settings.language });
    const unreachable = this.#findUnreachable(submission);
    if (unreachable) return { outcome: "invalid", fields: unreachable };
    this.#ledger.mark(true);
    try {
      const { contacts, problems } = await checkContacts(form.contacts, this.#reader());
      if (Object.keys(problems).length > 0) return { outcome: "invalid", fields: problems };
      const { answers, consents } = form;
      const { event } = await this.#capture({
        contacts,
        answers,
        consents,
        action: "submitted",
        origin: "form",
        speaks: true,
      });
      return { outcome: "accepted", changed: event !== undefined };
    } catch {
      // What checks numbers could not be loaded: the form is kept as it is, and checked when that has changed.
      await this.#ledger.commit(addUncheckedForm(this.#context(), newId(), form));
      this.#kick();
      return { outcome: "accepted", changed: true };
    } finally {
      this.#ledger.mark();
    }
  }

  async identify(profile: Profile): Promise<void> {
    await this.loadHistory();
    const { problems, ...input } = await readProfile(profile, this.#reader());
    for (const field of problems) {
      this.#report(
        "warning",
        "contact-invalid",
        `identify(): "${field}" is no ${field} that can be reached; kept as a note.`,
      );
    }
    await this.#capture({ ...input, action: "identified", origin: "host" });
  }

  async markAsLead(label?: string): Promise<void> {
    await this.loadHistory();
    await this.#capture({
      ...(label && { label: label.slice(0, 64) }),
      marked: true,
      action: "marked",
      origin: "host",
    });
  }

  async forget(): Promise<void> {
    await this.ready;
    this.#delivery.abort();
    this.#ledger.dropPending();
    await this.#ledger.commit(forgetEverything(this.#context()));
    this.#delivery.sender.hurry();
  }

  markRead(): void {
    if (this.state.get().unread === 0) return;
    void this.#ledger.commit({
      apply: ({ meta: [meta] }) => ({
        writes: meta ? { meta: { put: [{ ...meta, unread: 0 }] } } : {},
        result: undefined,
      }),
    });
  }

  close(): void {
    this.#stopListening();
    this.#scanner.stop();
    this.#delivery.sender.stop();
    this.#ledger.freeze();
  }

  async #start(): Promise<void> {
    await this.#ledger.read();
    await this.#ledger.commit(visit(this.#context(), this.#settings.config?.storageDays ?? STORAGE_DAYS));
    this.#kick();
  }

  #kick(): void {
    this.#scanner.kick();
    this.#delivery.sender.kick();
  }

  async #keep({ id, text, at }: NewMessage): Promise<void> {
    const message = { type: "message", id, from: "visitor", text, at } as const;
    this.#ledger.show({ ...message, state: "pending" });
    try {
      await this.ready;
      this.#ledger.mark(true);
      const keep = !this.#settings.config?.messages;
      const change = addMessage(this.#context(), { id, text, at }, { scan: this.#settings.capture !== "off", keep });
      const record = await this.#ledger.commit(change, keep ? undefined : (own) => own);
      this.#tell("message", showItem(record) as MessageItem);
    } catch (error) {
      this.#ledger.show({ ...message, state: "failed" });
      throw error;
    }
    this.#kick();
  }

  async #scan(scan: ScanRecord): Promise<void> {
    if (scan.form) return this.#scanForm(scan, scan.form);
    const found = this.#settings.capture === "off" ? [] : await this.#detect(scan.text ?? "");
    const contacts = found.map(({ kind, value }) => ({ kind, value }));
    await this.#capture({ scan, contacts, action: "captured", origin: "chat" });
  }

  /** A form from before its numbers could be checked: what turns out to be none is kept as it was typed. */
  async #scanForm(
    scan: ScanRecord,
    { contacts: fields, answers, consents }: NonNullable<ScanRecord["form"]>,
  ): Promise<void> {
    const { contacts, problems } = await checkContacts(fields, this.#reader());
    const asTyped = fields.filter(({ field }) => field in problems).map(({ field, value }) => [field, { value }]);
    const kept = { ...answers, ...Object.fromEntries(asTyped) };
    const marked = !isReachable(contacts);
    await this.#capture({ scan, contacts, answers: kept, consents, marked, action: "submitted", origin: "form" });
  }

  async #detect(text: string): Promise<DetectionResult> {
    const { detection } = this.#platform;
    const result = await detection.detectContacts(text, this.#reader().options);
    for (const { reason, kind } of result.refusals) {
      const hint = reason === "region-unknown" ? ': set region="…" to the country whose numbers visitors write.' : ".";
      this.#report("info", reason, `Something like a ${kind} was not captured (${reason})${hint}`);
    }
    if (result.regionUnknown) {
      const message =
        'A phone number without a country code was not captured: set region="…" to the country you serve.';
      this.#report("warning", "region-unknown", message);
    }
    return result;
  }

  async #capture(input: Capture): Promise<Captured> {
    const captured = await this.#ledger.commit(capture(this.#context(), input));
    if (captured.refused.length > 0) {
      this.#report("warning", "lead-full", `${captured.refused.length} contacts no longer fit into the lead.`);
    }
    if (captured.event) this.#tell("lead", captured.event);
    this.#delivery.sender.hurry();
    return captured;
  }

  /** A form is for being reached: one that leaves no way, of a visitor who gave none before, is not complete. */
  #findUnreachable({ contacts }: FormSubmission): Record<string, FieldProblem> | undefined {
    const given = contacts.filter(({ value }) => value.trim());
    const { lead } = this.state.get();
    if (isReachable(given) || (lead && isReachable(lead.contacts))) return undefined;
    const fields = contacts.filter(({ kind }) => kind !== "name").map(({ field }) => field);
    return Object.fromEntries((fields.length > 0 ? fields : ["form"]).map((field) => [field, "reach-required"]));
  }

  #applySettings(): void {
    const { page, detection } = this.#platform;
    const { region, pageLanguage, language } = this.#settings;
    const { url, timeZone } = page();
    const destination = resolveDestination(this.#settings, url);
    this.#destination = typeof destination === "string" ? undefined : destination;
    if (destination === "missing") {
      const message =
        "Nothing is sent or announced: set endpoint or server, or config.delivery to false if that is meant.";
      this.#report("error", "no-destination", message);
    }
    this.#region = detection.resolveRegion({ region, pageLanguage, timeZone, language }).region;
  }

  #reader() {
    const { config, language } = this.#settings;
    const { kinds, ignore, markets } = config?.detection ?? {};
    const options: DetectionOptions = { region: this.#region, language, kinds, ignore, markets };
    return { detection: this.#platform.detection, options };
  }

  #context(): ChangeContext {
    const { now, newId, newKey, page } = this.#platform;
    const facts = page();
    return {
      now,
      newId,
      newKey,
      source: originOf(facts.url) || "about:blank",
      page: describePage(facts),
      sends: this.#destination !== undefined,
      transform: false,
      notice: this.#settings.notice ?? "shown",
      isDurable: () => this.#ledger.isDurable,
    };
  }

  #createDelivery(namespace: string): Delivery {
    const { maps } = this.#ledger;
    return createDelivery({
      platform: this.#platform,
      namespace,
      destination: () => this.#destination,
      read: () => this.#ledger.read(),
      peek: () => ({
        outbox: [...maps.outbox.values()].sort((a, b) => a.position - b.position),
        meta: [...maps.meta.values()],
      }),
      settle: (entries, outcome, days) => {
        const { now, random } = this.#platform;
        return this.#ledger.commit(
          settleAttempt(this.#context(), entries, { outcome, days, now: now(), random: random() }),
        );
      },
      tell: (report) => this.#tell("delivery", report),
      report: this.#report,
    });
  }

  #signal(signal: PageSignal): void {
    const { sender } = this.#delivery;
    if (signal === "hidden" || signal === "freeze") sender.hide();
    if (signal === "freeze") this.#ledger.freeze();
    if (signal === "thaw") void this.#ledger.thaw();
    if (signal === "online" || signal === "visible" || signal === "thaw") {
      sender.hurry({ spread: true });
      this.#scanner.kick();
    }
    this.#ledger.publish();
  }

  #storageRefused(error: unknown): void {
    const name = error instanceof Error ? error.name : "unknown";
    const message = `The browser refuses to store (${name}): the conversation lasts as long as this page.`;
    this.#report("warning", "storage-refused", message);
  }
}
