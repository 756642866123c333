import type { DetectionOptions, DetectionResult } from "../detection/types.ts";
import type { Http, StartTimer } from "../delivery/http.ts";
import type { Wire } from "../chat/live/wire.ts";
import type { Page } from "../protocol/lead-event.ts";
import type { Storage } from "../storage/storage-types.ts";
import type {
  ActionsModule,
  AttributionModule,
  DeliveryModule,
  EngineModule,
  LiveModule,
  ReporterModule,
} from "./engine-types.ts";
import type { Persist } from "./persist.ts";

/** What happens to the page as a whole. `freeze`: it goes into the back/forward cache; `thaw`: it is back. */
export type PageSignal = "online" | "offline" | "visible" | "hidden" | "freeze" | "thaw";

/** The record in localStorage that tells the next page load what there is to do. */
export interface Marker {
  readonly pending: boolean;
  readonly unread: number;
}

export interface Channel {
  post(message: unknown): void;
  close(): void;
}

export type NormalisedContact = { readonly value: string } | { readonly problem: string };

/** The detection that the engine uses: `src/detection`, or a small one of a test. */
export interface Detection {
  /** Rejects when a chunk that it needs could not be loaded. */
  detectContacts(text: string, options: DetectionOptions): Promise<DetectionResult>;
  normaliseContact(kind: string, text: string, options: DetectionOptions): Promise<NormalisedContact>;
  /** A promise where the answer needs a chunk, which rejects when that could not be loaded. */
  resolveRegion(hints: {
    readonly region?: string | undefined;
    readonly pageLanguage?: string | undefined;
    readonly timeZone?: string | undefined;
    readonly language?: string | undefined;
  }): Region | Promise<Region>;
}

/** ISO 3166-1 alpha-2 country of national numbers, and what told it. */
export interface Region {
  readonly region?: string | undefined;
  readonly source: string;
}

/** The network: needed by delivery alone, and loaded with it. */
export interface NetworkPlatform {
  readonly http: Http;
  /** Why a request to this address got no readable answer, as far as the page can know. */
  readonly findCause: (url: string) => Promise<string>;
  /** Runs a task while no other tab holds the lock of this name; without the lock where there is none, or after 30 s. */
  readonly withLock: (name: string, task: () => Promise<void>) => Promise<void>;
  /** Watches what `findCause` needs to know. @returns a function that ends it */
  readonly watch: () => () => void;
}

/** Of all tabs that share a name, one leads. */
export type Lead = (
  name: string,
  listener: { won(): void; lost(): void },
) => {
  /** This tab is looked at: it wants the lead now. */
  take(): void;
  /** It wants the lead no more; what it had of it is over. */
  leave(): void;
};

/** What a live conversation needs: loaded with it. */
export interface LivePlatform {
  readonly wire: Wire;
  readonly leadTabs: Lead;
}

/** What is asked of the page more rarely: the default comes with the chunk that needs it. */
export interface PagePlatform {
  /** Writes into the page's console. */
  readonly log: (level: "error" | "warning", text: string) => void;
  /** SHA-256 as hexadecimal digits; undefined where the page can't (an insecure one). */
  readonly hash: (text: string) => Promise<string | undefined>;
  /** The page's globals, for integrations that it has loaded itself. */
  readonly globals: () => Readonly<Record<string, unknown>>;
  readonly cookies: () => string;
  /** Whether the page is in front. */
  readonly isVisible: () => boolean;
  /** When the visitor arrived at this page, milliseconds. */
  readonly arrivedAt: () => number;
  /** Arrivals that the loader wrote down (`attribution="arrival"`), as JSON. */
  readonly readArrivals: (namespace: string) => string | null;
  readonly dropArrivals: (namespace: string) => void;
  /** Takes away what was typed and noted down (`note.ts`). */
  readonly dropNotes: (namespace: string) => void;
}

/** What the engine needs of its surroundings; the browser's are the default, a test drives its own. */
export interface EnginePlatform extends Partial<NetworkPlatform & PagePlatform & LivePlatform> {
  /** Milliseconds. */
  readonly now: () => number;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** A UUID v7. */
  readonly newId: () => string;
  /** 128 random bits as 32 hexadecimal digits. */
  readonly newKey: () => string;
  readonly startTimer: StartTimer;
  /** How a chunk is loaded that something waits for. */
  readonly persist: Persist;
  /** Opens the device's storage. Rejects where the browser refuses. */
  readonly openStorage: (namespace: string, lost: () => void) => Promise<Storage>;
  /** Messages between the tabs of an origin; undefined where there is no such thing. */
  readonly openChannel: (name: string, receive: (message: unknown) => void) => Channel | undefined;
  /** Undefined removes it. */
  readonly writeMarker: (namespace: string, marker: Marker | undefined) => void;
  readonly page: () => PageFacts;
  readonly isOnline: () => boolean;
  /** @returns a function that ends listening */
  readonly listen: (listener: (signal: PageSignal) => void) => () => void;
  readonly detection: Detection;
  readonly loadDelivery: () => Promise<DeliveryModule>;
  readonly loadActions: () => Promise<ActionsModule>;
  readonly loadReporter: () => Promise<ReporterModule>;
  readonly loadAttribution: () => Promise<AttributionModule>;
  /** Default: the chunk of its own. */
  readonly loadLive?: () => Promise<LiveModule>;
}

export interface PageFacts {
  /** As the location bar shows it. */
  readonly url: string;
  readonly referrer: string;
  /** As the browser requested the page, whatever scripts made of its address since. */
  readonly loaded?: string | undefined;
  readonly language: Page["language"];
  readonly timeZone: Page["timeZone"];
}

/** What the facade needs itself. */
export interface FacadePlatform {
  readonly loadEngine: () => Promise<EngineModule>;
  /** Settled when what was just shown is painted: what a visitor sees comes before what is done with it. */
  readonly afterPaint: () => Promise<void>;
  /** Whether an earlier page left something on the device. */
  readonly hasHistory: (namespace: string) => boolean | Promise<boolean>;
  /** See `note.ts`. */
  readonly note: (namespace: string, name?: string, text?: string) => string | null | undefined;
  readonly now: () => number;
  readonly newKey: () => string;
  readonly isOnline: () => boolean;
  readonly listen: (listener: (signal: PageSignal) => void) => () => void;
  readonly persist: Persist;
}

export type Platform = FacadePlatform & EnginePlatform;
