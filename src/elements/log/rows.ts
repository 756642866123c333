import type { ChatItem } from "../../session/session-types.ts";

/** Rows that are laid out together: the browser skips those that are out of view. */
const CHUNK = 100;

/** What one item needs to know of its neighbours to be drawn. */
export interface Row {
  readonly item: ChatItem;
  /** The first of its day: a separator stands above it. */
  readonly startsDay: boolean;
  /** Of another sender or minute than the item above. */
  readonly startsGroup: boolean;
  /** The time stands below it. */
  readonly endsGroup: boolean;
}

/** Some consecutive rows. The same object as long as nothing in it changed, so that it need not be drawn again. */
export interface Chunk {
  /** Its place in the whole conversation, counted in chunks. */
  readonly key: number;
  readonly rows: readonly Row[];
}

interface KnownChunk extends Chunk {
  /** The items that it was made of, with one neighbour on each side. */
  readonly made: readonly (ChatItem | undefined)[];
}

/**
 * Cuts a conversation into chunks, each time making anew only those that changed.
 * @returns a function of the items in order and the index of the first one to show
 */
export function createChunker(): (items: readonly ChatItem[], from: number) => readonly Chunk[] {
  let known = new Map<number, KnownChunk>();
  return (items, from) => {
    const next = new Map<number, KnownChunk>();
    for (let start = from; start < items.length;) {
      const key = Math.floor(start / CHUNK);
      const end = Math.min(items.length, (key + 1) * CHUNK);
      const before = known.get(key);
      next.set(
        key,
        before?.made.length === end - start + 2 && isSame(before.made, items, start)
          ? before
          : makeChunk(items, start, { key, end }),
      );
      start = end;
    }
    known = next;
    return [...next.values()];
  };
}

/** Whether a chunk of this length was made of these very items. */
function isSame(made: KnownChunk["made"], items: readonly ChatItem[], start: number): boolean {
  return made.every((item, index) => item === items[start - 1 + index]);
}

function makeChunk(items: readonly ChatItem[], start: number, { key, end }: { key: number; end: number }): KnownChunk {
  const made: (ChatItem | undefined)[] = [items[start - 1]];
  const rows: Row[] = [];
  for (let index = start; index < end; index++) {
    const item = items[index] as ChatItem;
    made.push(item);
    rows.push(makeRow(items[index - 1], item, items[index + 1]));
  }
  made.push(items[end]);
  return { key, rows, made };
}

function makeRow(before: ChatItem | undefined, item: ChatItem, after: ChatItem | undefined): Row {
  const startsDay = !before || day(before.at) !== day(item.at);
  return {
    item,
    startsDay,
    startsGroup: !before || !belongs(before, item),
    endsGroup: !after || !belongs(item, after),
  };
}

/** Messages of one sender within one minute stand together, unless one of them has something to say of its own. */
function belongs(item: ChatItem, next: ChatItem): boolean {
  if (item.type !== "message" || next.type !== "message" || item.from !== next.from) return false;
  return item.state !== "failed" && item.at.slice(0, 16) === next.at.slice(0, 16) && day(item.at) === day(next.at);
}

/** The visitor's own day, as the time it began. */
function day(at: string): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
