import type { CenterTexts } from "../i18n/en.ts";

/** Names with ready-made keywords in the languages of the chat. */
export const readySignals = ["payment", "price", "order", "appointment", "delivery"] as const;

export type ReadySignal = (typeof readySignals)[number];

/** What a signal is called: those with ready-made words in the reader's language, others as the business called them. */
export function signalName(name: string, t: CenterTexts): string {
  return isReadySignal(name) ? t[`signal${capital(name)}`] : name;
}

/** Whether there are ready-made words of this name. */
export function isReadySignal(name: string): name is ReadySignal {
  return (readySignals as readonly string[]).includes(name);
}

function capital<Word extends string>(word: Word): Capitalize<Word> {
  return (word.charAt(0).toUpperCase() + word.slice(1)) as Capitalize<Word>;
}
