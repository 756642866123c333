import type { ContactInput } from "../lead/merge-contacts.ts";
import type { Captured, CaptureOptions } from "./changes.ts";
import type { ChangeContext } from "./draft.ts";
import type { Ledger } from "./ledger.ts";
import type { EnginePlatform } from "./platform.ts";
import type { Reader } from "./read-contacts.ts";
import type { SessionEvents, SessionSettings, SessionState } from "./session-types.ts";

/** What the engine tells, by name: what its users tell the host, and each change of what elements see. */
export interface EngineEvents extends SessionEvents {
  state: SessionState;
}
export type Tell = <Name extends keyof EngineEvents>(name: Name, detail: EngineEvents[Name]) => void;

/** A message as the facade took it from the visitor. */
export interface NewMessage {
  readonly id: string;
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** The engine as the facade uses it. */
export interface Engine {
  readonly state: SessionState;
  configure(settings: SessionSettings): void;
  /** Settled when what is stored has been read, all but the conversation. */
  readonly ready: Promise<void>;
  /** Reads the conversation too. */
  loadHistory(): Promise<void>;
  /** Shows the message at once; settled when it is committed. */
  send(message: NewMessage): Promise<void>;
  retryMessage(id: string): Promise<void>;
  /** Does what is asked for more rarely: loads it first. */
  perform<Name extends keyof ActionsModule>(name: Name, ...args: ActionArguments<Name>): Promise<ActionResult<Name>>;
  /** @returns a function that ends listening */
  listen(tell: Tell): () => void;
  /** Ends timers, listeners, channel and database handle. */
  close(): void;
}

/** The engine as its own chunks use it. */
export interface EngineCore {
  readonly namespace: string;
  readonly platform: EnginePlatform;
  readonly ledger: Ledger;
  readonly settings: SessionSettings;
  /** Days after the last visit in which history is kept. */
  readonly storageDays: number;
  readonly tell: Tell;
  /** @returns a function that ends listening */
  readonly listen: (tell: Tell) => () => void;
  /** Tells a diagnostic by its code (`reporter.ts` has the words). */
  report(code: string, detail?: string): void;
  /** The words of all that can be told. */
  readonly reporter: () => Promise<ReporterModule>;
  context(): ChangeContext;
  /** Rejects when what tells the region could not be loaded. */
  reader(): Promise<Reader>;
  /** Commits what was learned about the visitor, and tells it. */
  capture<Input extends ContactInput>(learned: Omit<Input, "at">, options: CaptureOptions<Input>): Promise<Captured>;
  loadHistory(): Promise<void>;
  /** There may be something to scan or to send. */
  kick(): void;
  /** Everything was deleted: what is under way ends, and where the visitor came from is forgotten. */
  abortSending(): void;
  /** @param end called when the engine closes */
  whileOpen(end: () => void): void;
}

/** What the delivery's chunk exports. */
export type DeliveryModule = Pick<typeof import("./delivery.ts"), "createDelivery">;
/** What the chunk that reads where the visitor came from exports. */
export type AttributionModule = typeof import("./read-touches.ts");
/** What the chunk of live conversations exports. */
export type LiveModule = typeof import("./live.ts");
/** What the chunk of the diagnostics exports. */
export type ReporterModule = typeof import("./reporter.ts");
/** What the chunk of the rarer actions exports: functions of the engine and their arguments. */
export type ActionsModule = typeof import("./actions.ts");

type Rest<Parameters extends readonly unknown[]> = Parameters extends readonly [EngineCore, ...infer Others]
  ? Others
  : [];
export type ActionArguments<Name extends keyof ActionsModule> = Rest<Parameters<ActionsModule[Name]>>;
export type ActionResult<Name extends keyof ActionsModule> = Awaited<ReturnType<ActionsModule[Name]>>;

export interface OpenOptions {
  readonly namespace: string;
  readonly settings: SessionSettings;
  /** Parts of the platform that differ from the browser's. */
  readonly platform?: Partial<EnginePlatform>;
}

/** What the engine's chunk exports. */
export interface EngineModule {
  /** The namespace's engine, and the function that gives it back: the last user ends it. */
  openEngine(options: OpenOptions): { readonly engine: Engine; readonly release: () => void };
  /**
   * Does what an earlier page left behind, listens for answers while some may come, then lets go of everything.
   * @param options.news called when the business said something: somebody has to show it
   * @returns a function that lets go of everything now
   */
  resume(options: {
    settings: SessionSettings;
    platform?: Partial<EnginePlatform>;
    news?: (() => unknown) | undefined;
  }): () => void;
}
