import { make } from "./make.ts";

const SPEECH_BUBBLE = "M21 11.5a8.4 8.4 0 0 1-12.3 7.4L3 21l2.1-5.7A8.4 8.4 0 1 1 21 11.5Z";

export interface LauncherState {
  readonly name: string;
  readonly open: boolean;
  readonly busy: boolean;
  /** 0 hides the badge; the count is the button's description, so that its name stays the same. */
  readonly unread: number;
}

/** The round button in the page's corner. */
export function createLauncher(): { readonly button: HTMLButtonElement; update(state: LauncherState): void } {
  const badge = make("span", { class: "badge", part: "badge", "aria-hidden": "true" });
  const icon = make("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, make("path", { d: SPEECH_BUBBLE }));
  const button = make(
    "button",
    { type: "button", class: "launcher", part: "launcher", "aria-haspopup": "dialog" },
    icon,
    badge,
  );
  return {
    button,
    update({ name, open, busy, unread }) {
      const count = unread ? `${unread}` : "";
      const states: Readonly<Record<string, string | boolean>> = {
        label: name,
        expanded: open,
        busy,
        description: count,
      };
      for (const state in states) button.setAttribute(`aria-${state}`, `${states[state]}`);
      badge.textContent = count;
    },
  };
}
