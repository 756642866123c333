import { type Folded, sourceEnd, sourceStart } from "./fold.ts";
import type { Kind, LinkShape } from "../kinds/kind.ts";
import type { Mark } from "./mark.ts";
import { isTopLevel } from "./top-level.ts";

interface KnownShape extends LinkShape {
  readonly kind: Kind;
}

const address =
  /(?:([a-z][a-z+-]{1,20}):\/\/)?((?:[a-z0-9][a-z0-9-]{0,62}\.){0,8}[a-z0-9-]{1,63})(?::\d{1,5}(?=\/))?([/?#](?:n\/[\u4e00-\u9fff][\u4e00-\u9fff\w-]{0,29})?[!-~]{0,2000})?/y;
const closing = /[.,;:!?"'*)\]}>]+$/;
const subHost = /^(?:www|m|mobile|web|touch|mbasic|free|p|business|[a-z]{2}|[a-z]{2}-[a-z]{2})\./;
/** First parts of paths that are the platforms' own pages on one platform or another. */
const reserved = new Set(
  (
    "about account accounts ads api app apps auth blog business careers contact create developer developers direct " +
    "directory discover download events explore feed feedback follow following followers friends gaming group groups " +
    "hashtag help home i intent invite jobs join l legal lens lite live location login logout marketplace me media memories " +
    "messages mobile news notes notifications n offers p page pages people permalink photo photos places policies " +
    "popular press privacy public r reel reels register rules s saved search security settings share sharer shop signup " +
    "spotlight status stories story support tag terms topics topic tos tr tv unlock u v video videos watch web"
  ).split(" "),
);

/** Profile links of all kinds, by host. */
export class LinkIndex {
  readonly #shapes = new Map<string, KnownShape[]>();

  add(kind: Kind): void {
    for (const shape of kind.links ?? []) {
      for (const host of shape.hosts.split("|")) {
        this.#shapes.set(host, [...(this.#shapes.get(host) ?? []), { ...shape, kind }]);
      }
    }
  }

  /**
   * Reads the link that begins at `start`.
   * @returns a contact, or a mark that takes an unknown link out of further reading; undefined if there is no link
   */
  read(folded: Folded, start: number): Mark | undefined {
    const { text } = folded;
    address.lastIndex = start;
    const [long = "", scheme, host = "", rest = ""] = address.exec(text) ?? [];
    const [whole, tail] = cutAtSign(folded, start, [long, rest]);
    const shapes = this.#find(scheme, host);
    if (
      !shapes &&
      !scheme &&
      !host.startsWith("www.") &&
      !(tail && host.includes(".") && isTopLevel(host.slice(host.lastIndexOf(".") + 1)))
    ) {
      return undefined;
    }
    const end = start + whole.replace(closing, "").length;
    const skip: Mark = { type: "skip", role: "link", start, end };
    if (!shapes) return skip;
    const inner = /[?&](?:u|href)=(https?%3a[^&]+)/.exec(tail)?.[1];
    const path = scheme && !/^https?$/.test(scheme) ? host + tail : tail.slice(1);
    return this.#match(inner ? decode(inner) : path, shapes, { folded, start, end }) ?? skip;
  }

  #find(scheme: string | undefined, host: string): KnownShape[] | undefined {
    if (scheme && !/^https?$/.test(scheme)) return this.#shapes.get(scheme);
    return host.includes(".") ? (this.#shapes.get(host) ?? this.#shapes.get(host.replace(subHost, ""))) : undefined;
  }

  #match(
    typed: string,
    shapes: readonly KnownShape[],
    place: { folded: Folded; start: number; end: number },
  ): Mark | undefined {
    const { folded, start, end } = place;
    const path = typed
      .replace(closing, "")
      .replace(/[#].*$/, "")
      .replace(/\/(?=$|\?)/, "");
    const bare = path.replace(/\?.*$/, "");
    for (const { kind, path: shape } of shapes) {
      const match = shape.exec(path) ?? shape.exec(bare);
      if (!match) continue;
      const user = match[1] && (asTyped(folded, start, match[1]) ?? decode(match[1]));
      if (!user) return { type: "found", role: kind.kind, value: opaque(folded, start, end), start, end };
      if (reserved.has(user) || user.endsWith(".php") || !isUser(kind, user)) continue;
      if (kind.takesNumbers && /^\d{6,}$/.test(user))
        return { type: "number", role: kind.kind, digits: user.startsWith("0") ? user : `+${user}`, start, end };
      return { type: "found", role: kind.kind, value: kind.normalise?.(user) ?? user.replace(/^@/, ""), start, end };
    }
    return undefined;
  }
}

/** Chinese and Japanese punctuation, which folding made a link's, ends one. */
function cutAtSign(folded: Folded, start: number, parts: readonly string[]): readonly [whole: string, tail: string] {
  const [whole = "", tail = ""] = parts;
  const typed = folded.source.slice(sourceStart(folded, start), sourceEnd(folded, start + whole.length));
  const sign = typed.search(/[\u3001-\u301f\uff01-\uff1f]/);
  return sign < 0 ? [whole, tail] : [whole.slice(0, sign), tail.slice(0, sign - whole.length)];
}

/** The user name with its accents, which folding took: "/in/peter-müller". */
function asTyped(folded: Folded, start: number, user: string): string | undefined {
  const at = folded.text.indexOf(user, start);
  const typed = at < 0 ? "" : folded.source.slice(sourceStart(folded, at), sourceEnd(folded, at + user.length));
  return /[\xc0-\u024f]/.test(typed) ? typed.normalize("NFC").toLowerCase() : undefined;
}

/** A numeric id, letters beyond ASCII, or what the kind's user names look like. */
function isUser({ user: shape }: Kind, user: string): boolean {
  return /^\d+$|[^\0-\x7f]/.test(user) || shape?.test(user.replace(/^@/, "")) !== false;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text).toLowerCase();
  } catch {
    return text;
  }
}

/** Host and path as typed: an opaque code tells upper from lower case. */
function opaque(folded: Folded, start: number, end: number): string {
  const typed = folded.source.slice(sourceStart(folded, start), sourceEnd(folded, end));
  return typed
    .replace(/^https?:\/\/(?:www\.)?|[?#].*$/gi, "")
    .replace(/\/$/, "")
    .replace(/^[^/]+/, (host) => host.toLowerCase());
}
