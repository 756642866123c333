/** WebDriver's code points for keys without a character (W3C WebDriver, "Keyboard actions"). */
const CODES: Readonly<Record<string, string>> = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
  Meta: "\uE03D",
};

/** One step of a key source. */
export interface KeyAction {
  readonly type: "keyDown" | "keyUp";
  readonly value: string;
}

/** @returns the steps that press a key by its `KeyboardEvent.key`, modifiers as in `Shift+Tab` */
export function pressActions(key: string): KeyAction[] {
  const keys = (key === "+" ? [key] : key.split("+")).map((name) => {
    const code = CODES[name] ?? name;
    if ([...code].length !== 1) throw new Error(`No key is called ${name}.`);
    return code;
  });
  const down = keys.map((value): KeyAction => ({ type: "keyDown", value }));
  const up = [...keys].reverse().map((value): KeyAction => ({ type: "keyUp", value }));
  return [...down, ...up];
}

/** @returns the steps that type a text, one key a character */
export function typeActions(text: string): KeyAction[] {
  return [...text].flatMap((character) => {
    const value = character === "\n" ? (CODES["Enter"] ?? character) : character;
    return [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ] satisfies KeyAction[];
  });
}
