/** A reply that is kept ready under a short name. */
export interface CannedReply {
  readonly name: string;
  readonly text: string;
}

/** How many are offered at once. */
const most = 8;

/**
 * What somebody asks for with `/` at the start of an answer.
 *
 * @param text the answer as it stands
 * @returns what stands after the slash, or undefined if nothing is asked for
 */
export function cannedQuery(text: string): string | undefined {
  return /^\/([^\n]{0,40})$/u.exec(text)?.[1];
}

/** The replies that fit what was asked for: those whose name begins so first, then those that hold it anywhere. */
export function findCanned(replies: readonly CannedReply[], query: string): readonly CannedReply[] {
  const wanted = fold(query.trim());
  const begin = replies.filter(({ name }) => fold(name).startsWith(wanted));
  const hold = replies.filter(
    (reply) => !begin.includes(reply) && fold(`${reply.name} ${reply.text}`).includes(wanted),
  );
  return [...begin, ...hold].slice(0, most);
}

/**
 * A reply with what is known filled in: `{name}` is the visitor's, `{agent}` the person's who answers. Without a name
 * its place is closed up, so that nobody is called by a bracket.
 */
export function fillCanned(
  text: string,
  values: { readonly name: string | undefined; readonly agent: string | undefined },
): string {
  return text
    .replace(/(\s?)\{(name|agent)\}/gu, (_place, space: string, which: "name" | "agent") => {
      const value = values[which];
      return value === undefined ? "" : space + value;
    })
    .trim();
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
