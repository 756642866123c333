import type { ChatItem } from "../../session/session-types.ts";

/** Most rows that are drawn together: a new one costs what those of its chunk do. */
const CHUNK = 10;

/** What one item needs to know of its neighbours to be drawn. The same object as long as it says the same. */
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
  /** Index of its first item in the whole conversation. */
  readonly start: number;
  readonly rows: readonly Row[];
}

/** From this index to before that one. */
interface Place {
  readonly start: number;
  readonly end: number;
}

interface KnownChunk extends Chunk {
  /** The items that it was made of, with one neighbour on each side. */
  readonly made: readonly (ChatItem | undefined)[];
}

/**
 * Cuts a conversation into chunks, each time making anew only those that changed. A chunk grows at its end only: what
 * joins at the start is a chunk of its own, so that a row never becomes another's.
 * @returns a function of the items in order and the index of the first one to show
 */
export function createChunker(): (items: readonly ChatItem[], from: number) => readonly Chunk[] {
  let known: readonly KnownChunk[] = [];
  return (items, from) => {
    const chunks: KnownChunk[] = [];
    let index = 0;
    // Each time that older ones join this is asked of everything above: nothing is made that would soon be garbage.
    for (let start = from, end; start < items.length; start = end) {
      while ((known[index]?.start ?? start) < start) index++;
      const chunk = known[index]?.start === start ? known[index++] : undefined;
      const next = known[index]?.start ?? items.length;
      // The last one is filled up first.
      end = next < items.length ? next : Math.min(start + CHUNK, items.length);
      chunks.push(chunk && isSame(chunk, items, end) ? chunk : makeChunk(items, { start, end }, chunk?.rows));
    }
    return (known = chunks);
  };
}

/** Whether a chunk that ends before this index was made of these very items. */
function isSame({ start, made }: KnownChunk, items: readonly ChatItem[], end: number): boolean {
  if (made.length !== end - start + 2) return false;
  // Asked of every item each time something is added.
  let index = start - 1;
  for (const item of made) if (item !== items[index++]) return false;
  return true;
}

function makeChunk(items: readonly ChatItem[], { start, end }: Place, known: readonly Row[] = []): KnownChunk {
  const made: (ChatItem | undefined)[] = [items[start - 1]];
  const rows: Row[] = [];
  for (let index = start; index < end; index++) {
    const item = items[index] as ChatItem;
    made.push(item);
    const before = known[index - start];
    const row = makeRow(items[index - 1], item, items[index + 1]);
    rows.push(before && isEqual(before, row) ? before : row);
  }
  made.push(items[end]);
  return { start, rows, made };
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

function isEqual(a: Row, b: Row): boolean {
  return (
    a.item === b.item && a.startsDay === b.startsDay && a.startsGroup === b.startsGroup && a.endsGroup === b.endsGroup
  );
}

/** Messages of one sender within one minute stand together, unless one of them has something to say of its own. */
function belongs(item: ChatItem, next: ChatItem): boolean {
  if (item.type !== "message" || next.type !== "message" || item.from !== next.from || item.author !== next.author)
    return false;
  return item.state !== "failed" && item.at.slice(0, 16) === next.at.slice(0, 16) && day(item.at) === day(next.at);
}

/** The visitor's own day, as the time it began. */
function day(at: string): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
