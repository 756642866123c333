import type { FormDraft } from "../lead/form/form-types.ts";
import type { LeadChatConfig } from "../protocol/config.ts";
import type { Lead, LeadChatEvent, LeadEvent } from "../protocol/lead-event.ts";
import type { ReadableStore } from "../shared/store.ts";

/** The settings of a session: what the attributes and `config` of `<lead-chat>` say, as one object. */
export interface SessionSettings {
  /** URL that events are posted to. */
  readonly endpoint?: string | undefined;
  /** URL of a lead-chat server; its `/v1/events` is the endpoint unless `endpoint` is set. */
  readonly server?: string | undefined;
  /** Public key of the site at that server; also the namespace. */
  readonly site?: string | undefined;
  readonly businessName?: string | undefined;
  /** The `region` attribute as written. The engine resolves the country (`resolveRegion`) and reports the outcome. */
  readonly region?: string | undefined;
  /** `lang` of the page or nearest ancestor, for its region subtag (`en-ID` → ID). */
  readonly pageLanguage?: string | undefined;
  /** BCP 47 tag in which the chat speaks to the visitor. */
  readonly language?: string | undefined;
  readonly capture?: "auto" | "ask" | "off" | undefined;
  readonly notice?: "shown" | "hidden" | undefined;
  readonly storage?: "device" | "none" | undefined;
  readonly attribution?: "memory" | "arrival" | "off" | undefined;
  readonly config?: LeadChatConfig | undefined;
  /** How the visitor arrived, as the loader saw it before any script could strip the address. Default: as it is now. */
  readonly arrival?:
    | {
        readonly url: string;
        readonly referrer: string;
        /** ISO 8601, or milliseconds. */
        readonly at: string | number;
      }
    | undefined;
}

/**
 * How far a message got. `pending`: shown, not yet on the device's disk. `stored`: committed on the device (all that
 * the `device` transport ever claims). The others need a transport that knows them. `failed`: it could not be kept, or
 * the server refused it; `retryMessage` tries again.
 */
export type MessageState = "pending" | "stored" | "sending" | "sent" | "delivered" | "read" | "failed";

export interface MessageItem {
  readonly type: "message";
  readonly id: string;
  readonly from: "visitor" | "business";
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly state: MessageState;
  /** Who of the business wrote it, where the business shows it (`live`). */
  readonly author?: string;
  /** Only on what the business says. */
  readonly actions?: MessageActions;
}

/** What stands under the business's words besides the time. */
export interface MessageActions {
  /** Answers to press: each is sent as the visitor's own message. Shown while the message is the last one. */
  readonly quickReplies?: readonly string[];
  readonly link?: { readonly text: string; readonly url: string };
  /** A button that opens the instant form: `true`, or the form's id. */
  readonly form?: string | true;
}

/** The inline line "Contact information was updated": committed together with the lead's change. */
export interface NoticeItem {
  readonly type: "notice";
  readonly id: string;
  readonly at: string;
  /** The lead event it belongs to. */
  readonly eventId: string;
  /** What was added, for "… can now reach you at {value}." */
  readonly contacts: readonly { readonly kind: string; readonly value: string }[];
  /** `removed` after Undo. */
  readonly state: "active" | "removed";
  /** That event waits on this device for a connection. */
  readonly waits?: true;
}

/** The question before details are saved (`capture="ask"`). */
export interface AskItem {
  readonly type: "ask";
  readonly id: string;
  readonly at: string;
  readonly contacts: readonly { readonly kind: string; readonly value: string }[];
  readonly state: "open" | "saved" | "declined";
}

/** A quiet line: the visitor was marked as a lead, or sent a form. */
export interface LineItem {
  readonly type: "line";
  readonly id: string;
  readonly at: string;
  readonly about: "marked" | "submitted";
}

export type ChatItem = MessageItem | NoticeItem | AskItem | LineItem;

/** What the visitor chose for themself, kept on the device. */
export interface Preferences {
  readonly sound?: boolean;
  /** BCP 47: the language that they chose in the menu. */
  readonly language?: string;
}

export type Transport = "device" | "events" | "live";

/** Everything an element shows. A new object at each change; parts that did not change keep their identity. */
export interface SessionState {
  /** `idle`: nothing loaded, nothing stored. `loading`, `ready`; `failed`: the engine could not be loaded. */
  readonly phase: "idle" | "loading" | "ready" | "failed";
  /** The conversation in order, without the opening (welcome and the like are drawn from the configuration). */
  readonly items: readonly ChatItem[];
  readonly lead: Lead | null;
  readonly unread: number;
  readonly transport: Transport;
  readonly online: boolean;
  /** Events not yet stored by the endpoint. */
  readonly undelivered: number;
  /** The conversation of the last message; its id makes the reference code of a hand-off. */
  readonly conversation?: { readonly id: string; readonly startedAt: string };
  /** What the visitor had begun to write when the page was left. */
  readonly draft?: string;
  readonly preferences?: Preferences;
  /** Name of the person who types (`live`); empty where the business does not show it. */
  readonly typing?: string;
  /** Whether somebody of the business is there (`live`). */
  readonly presence?: "online" | "away";
}

/** A form that is half filled in, as the device keeps it. */
export type { FormDraft } from "../lead/form/form-types.ts";

/** What a submitted form carries. `contacts` are as typed; the session normalises and refuses them by kind. */
export interface FormSubmission {
  readonly formId: string;
  /** Names one filling-in: sent twice, from two tabs say, it is one submission. */
  readonly submissionId?: string;
  /** Facts about the visitor that are no way to reach them. */
  readonly profile?: Readonly<Record<string, string>>;
  /** Which page ended the form, and whether the visitor fits. */
  readonly end?: { readonly id: string; readonly fit: boolean };
  /** Why no person seems to have filled it in: told to the business, never a reason to drop it. */
  readonly suspicion?: readonly ("trap" | "fast")[];
  /** What the business says in the chat once the form is kept. */
  readonly reply?: string;
  readonly contacts: readonly { readonly kind: string; readonly value: string; readonly field: string }[];
  readonly answers: Readonly<
    Record<string, { readonly question?: string; readonly value: string | string[] | number | boolean }>
  >;
  readonly consents: readonly {
    readonly purpose: string;
    readonly granted: boolean;
    readonly text: string;
    readonly version?: string;
    readonly policyUrl?: string;
  }[];
}

/** `accepted`: committed. `invalid`: nothing was changed; `fields` says which field is wrong and why. */
export type FormResult =
  | { readonly outcome: "accepted"; readonly changed: boolean }
  | { readonly outcome: "invalid"; readonly fields: Readonly<Record<string, FieldProblem>> };

export type FieldProblem =
  "required" | "email-invalid" | "phone-invalid" | "phone-region-unknown" | "contact-invalid" | "reach-required";

export interface Diagnostic {
  /** Stable kebab-case code, e.g. `no-destination`, `region-unknown`, `storage-refused`, `not-a-receiver`. */
  readonly code: string;
  /** One sentence with the place and the remedy; never the visitor's text. */
  readonly message: string;
  readonly path?: string;
  /** `error` is also written to the console as an error, `warning` as a warning, `info` not at all. */
  readonly level: "error" | "warning" | "info";
}

export interface DeliveryReport {
  readonly status: "delivered" | "retrying" | "parked" | "dead";
  readonly eventId: string;
  readonly type: LeadChatEvent["type"];
  /** Why not, e.g. `offline`, `http-503`, `not-a-receiver`. */
  readonly reason?: string;
}

/** An event that the endpoint has not stored, for its owner to see and rescue. */
export interface Undelivered {
  readonly event: LeadChatEvent;
  readonly status: "waiting" | "parked" | "dead";
  /** Why the last attempt failed. */
  readonly reason?: string;
  readonly attempts: number;
  /** When it was queued, ISO 8601. */
  readonly since: string;
}

/** What works here and what does not; `check()` of a session. */
export interface CheckReport {
  /** `missing`: nobody said where to; `off`: `config.delivery` is false. */
  readonly endpoint: { readonly url: string; readonly isValid: boolean } | "missing" | "off";
  readonly format?: "event" | "batch" | "flat";
  readonly contentType?: "json" | "text";
  /** The country of numbers without a country code, and where it is known from. */
  readonly region: { readonly country?: string; readonly source: string };
  readonly language: string;
  readonly capture: "auto" | "ask" | "off";
  /** `memory`: the browser refuses, or `storage` is `none`. */
  readonly storage: "device" | "memory";
  readonly consent: { readonly ads: "granted" | "denied" };
  readonly undelivered: number;
  /** What became of the test lead (`data.test: true`); undefined where there is nobody to send it to. */
  readonly test?: { readonly outcome: "stored" | "failed"; readonly reason?: string; readonly message?: string };
}

/** What a session tells, by name. Elements turn these into `lead-chat-…` events. */
export interface SessionEvents {
  message: MessageItem;
  lead: LeadEvent;
  signal: { readonly name: string; readonly value: true };
  delivery: DeliveryReport;
  diagnostic: Diagnostic;
}

export interface Profile {
  readonly id?: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly [field: string]: string | number | boolean | undefined;
}

/** The headless widget: one per namespace and page. All methods may be called before anything is loaded. */
export interface LeadSession {
  /** `site`, else `default`: one database, one lock, one channel on this device. */
  readonly namespace: string;
  readonly state: ReadableStore<SessionState>;
  /** Changes settings; never restarts the conversation. A deep-equal object does nothing. */
  configure(settings: SessionSettings): void;
  /** Loads the engine and what is stored. Called at the first keystroke; idempotent. */
  prepare(): Promise<void>;
  /**
   * Shows, commits and scans a message of the visitor.
   * @param text what was typed, at most 4,000 characters
   * @returns settled when the message is committed (not when it is scanned or delivered)
   */
  sendMessage(text: string): Promise<void>;
  /** Tries again to keep a message whose state is `failed`. */
  retryMessage(id: string): Promise<void>;
  submitForm(submission: FormSubmission): Promise<FormResult>;
  /**
   * Checks what stands in one contact field, before it is submitted.
   * @returns what is wrong with it, or undefined; rejects where the check could not be loaded
   */
  checkContact(kind: string, value: string): Promise<FieldProblem | undefined>;
  /** @returns what is half filled in of a form on this device; loads nothing where nothing is stored */
  readFormDraft(formId: string): Promise<FormDraft | undefined>;
  /**
   * Keeps what was typed into a form over what was typed into it before.
   * @returns whether it is on the device; false where that refuses, and it is known to this page alone
   */
  keepFormDraft(draft: FormDraft): Promise<boolean | void>;
  eraseFormDraft(formId: string): Promise<void>;
  identify(profile: Profile): Promise<void>;
  markAsLead(label?: string): Promise<void>;
  forget(): Promise<void>;
  /**
   * Adds a message of the business to the conversation: a reply rule's, or one that a transport brought. Committed like
   * any other; it counts as unread until `markRead`.
   * @param message its words, and what stands under them
   */
  receiveMessage?(message: { readonly text: string; readonly actions?: MessageActions }): Promise<void>;
  /** "Undo" in a notice: takes back what it announced. */
  undoNotice?(id: string): Promise<void>;
  /**
   * Changes a detail.
   * @returns what is wrong with the new value, if it is refused
   */
  editContact?(
    contact: { readonly kind: string; readonly value: string },
    value: string,
  ): Promise<FieldProblem | undefined>;
  removeContact?(contact: { readonly kind: string; readonly value: string }): Promise<void>;
  /** Answers the question of an `AskItem`. */
  answerAsk?(id: string, save: boolean): Promise<void>;
  /** Keeps what the visitor has begun to write, at once; empty forgets it. */
  saveDraft?(text: string): void;
  setPreferences?(preferences: Preferences): void;
  /** Events that the endpoint has not stored, in order. */
  undelivered?(): Promise<readonly Undelivered[]>;
  /** The same as a JSON file's text, to be rescued by hand. */
  exportUndelivered?(): Promise<string>;
  /** Finds out what works and what does not, and sends a test lead. */
  check?(): Promise<CheckReport>;
  /**
   * For consent banners: whether the visitor agreed to page integrations for ads (`config.destinations`). Holds for this
   * page; what waited for it is made up for.
   */
  grantConsent?(granted?: boolean): void;
  /** Emits a signal once a conversation, e.g. `handoff_whatsapp`. */
  signal?(name: string): Promise<void>;
  /** Tells the session that everything so far was seen. */
  markRead(): void;
  on<Name extends keyof SessionEvents>(name: Name, listener: (detail: SessionEvents[Name]) => void): () => void;
  /** Ends timers, channel and database handle. The session can be prepared again. */
  close(): void;
}
