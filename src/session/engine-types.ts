import type { ReadableStore } from "../shared/store.ts";
import type { EnginePlatform } from "./platform.ts";
import type { LeadSession, SessionEvents, SessionSettings, SessionState } from "./session-types.ts";

/** One thing that a session tells, by name. */
export type Tell = <Name extends keyof SessionEvents>(name: Name, detail: SessionEvents[Name]) => void;

/** A message as the facade took it from the visitor. */
export interface NewMessage {
  readonly id: string;
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** The methods of a session that the facade passes on as they are. */
export type EngineMethods = Omit<
  LeadSession,
  "namespace" | "state" | "configure" | "prepare" | "sendMessage" | "on" | "close"
>;

export interface Engine extends EngineMethods {
  readonly state: ReadableStore<SessionState>;
  configure(settings: SessionSettings): void;
  /** Settled when what is stored has been read, all but the conversation. */
  readonly ready: Promise<void>;
  /** Reads the conversation too. */
  loadHistory(): Promise<void>;
  /** Shows the message at once; settled when it is committed. */
  send(message: NewMessage): Promise<void>;
  /** @returns a function that ends listening */
  listen(tell: Tell): () => void;
  /** Ends timers, listeners, channel and database handle. */
  close(): void;
}

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
  /** Delivers and scans what an earlier page left behind, then lets go of everything. */
  resume(options: { settings: SessionSettings; platform?: Partial<EnginePlatform> }): Promise<void>;
}
