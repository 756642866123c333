/** One server-sent event, as it is written. */
export interface WrittenEvent {
  readonly name: string;
  readonly data: string;
}

/**
 * Reads server-sent events from a text that arrives in pieces.
 * @returns a function of the next piece, which gives the events that are complete by it
 */
export function createEventParser(): (piece: string) => WrittenEvent[] {
  let rest = "";
  return (piece) => {
    // A line may end in any of three ways, and a piece in the middle of one.
    const text = (rest + piece).replace(/\r\n|\r(?!$)/g, "\n");
    const blocks = text.split("\n\n");
    rest = blocks.pop() ?? "";
    return blocks.flatMap(readBlock);
  };
}

function readBlock(block: string): WrittenEvent[] {
  const data: string[] = [];
  let name = "message";
  for (const line of block.split("\n")) {
    const [, field, value = ""] = /^(\w+)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === "data") data.push(value);
    if (field === "event") name = value;
  }
  return data.length > 0 ? [{ name, data: data.join("\n") }] : [];
}
