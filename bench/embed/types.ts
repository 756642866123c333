// What the parts of this benchmark tell each other.

/** A chat, or a yardstick, that is measured. */
export interface Widget {
  /** Its row, and its part of addresses: lower case. */
  readonly name: string;
  readonly title: string;
  /** What npm is asked for, with exact versions; nothing for what is this repository's own. */
  readonly packages: Readonly<Record<string, string>>;
  /** A module that is bundled and served at `/NAME/bundle/main.js`, for packages without a file for browsers. */
  readonly entry?: string;
  /** Folders of the package that have to stand at addresses of their own, by name; `index.html` is at the name alone. */
  readonly folders?: Readonly<Record<string, string>>;
  /**
   * The markup that its documentation asks of a page.
   *
   * @param messages how long the history is that it begins with
   */
  page(messages: number): string;
  /** Where its launcher is: selectors, ` >>> ` goes into a shadow root or a frame. Absent: it has none. */
  readonly launcher?: string;
  /** Where one writes. */
  readonly input: string;
  /** Why it cannot be given a history, where it cannot. */
  readonly noHistory?: string;
  /** Why no message can be sent, where none can. */
  readonly noSend?: string;
  /** Why it has no server here that could get a message, where it has none. */
  readonly noServer?: string;
  /** No chat, but something to compare with: it takes part in no contest. */
  readonly yardstick?: boolean;
}

/** A chat that is listed and not measured. */
export interface Unmeasured {
  readonly title: string;
  readonly reason: string;
}

/** One page, loaded over a slow line on a slow machine. */
export interface LoadRun {
  /** Milliseconds from the start of the navigation until the launcher (else the text box) is painted. */
  readonly visible: number;
  /** … until the text box takes a letter and shows it. */
  readonly usable: number;
  /** Bytes of the bodies that had arrived by then, and of how many requests; the document itself not counted. */
  readonly visibleBytes: number;
  readonly visibleRequests: number;
  readonly usableBytes: number;
  readonly usableRequests: number;
  /** Milliseconds by which tasks were longer than 50, until it was usable. */
  readonly blocking: number;
  /** JavaScript's memory when it was usable, after a collection, megabytes over an empty page. */
  readonly heap: number;
  /** Other hosts that it wanted something of. */
  readonly foreign: readonly string[];
}

/** What came of one attempt: numbers, or why there are none. */
export type Outcome<Run> = Run | { readonly failed: string };

/** What is no matter of time. */
export interface Habits {
  /** Under a policy that allows the page's own files, inline code and styles with a nonce, and nothing else. */
  readonly policy: {
    /** Whether one can write. */
    readonly works: boolean;
    /** The directives by which the browser refused something. */
    readonly refused: readonly string[];
  };
  /** What becomes of a message that is sent while there is no line. */
  readonly offline?: string;
}

/** Everything measured of one widget, one entry a round. */
export interface Measured {
  readonly loads: Outcome<LoadRun>[];
  /** Milliseconds from Enter to the painted bubble, for each length of history. */
  readonly sends: Map<number, Outcome<number>[]>;
  habits?: Habits;
}
