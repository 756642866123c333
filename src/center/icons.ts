import { html, svg, type TemplateResult } from "lit";

const paths = {
  chat: "M4.5 19.5l1.2-3.6A7.5 7.5 0 1 1 9 18.8l-4.5.7Z",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  email: "M4 6.5h16v11H4zM4.5 7l7.5 6 7.5-6",
  form: "M9 4h6v3H9zM9 5.5H6.5A1.5 1.5 0 0 0 5 7v12.5A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.5V7a1.5 1.5 0 0 0-1.5-1.5H15M8.5 12h7M8.5 16h5",
  handle: "M15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a8.5 8.5 0 1 0-3.3 6.7",
  key: "M14.5 13.5a4.5 4.5 0 1 0-4.2-2.8L4 17v3h3v-2h2v-2h2l1.3-2.8M15.5 8.5v.01",
  megaphone: "M4 10v4h3l8 4V6L7 10H4ZM7 14l1 5h2l-.7-4M18 9.5a3.5 3.5 0 0 1 0 5",
  message: "M4 5h16v11H9.5L5 20v-4H4z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5a7.5 7.5 0 0 1 15 0",
  phone: "M7 4h3l1.5 4.5-2 1.5a11 11 0 0 0 4.5 4.5l1.5-2L20 14v3a3 3 0 0 1-3.2 3A14.5 14.5 0 0 1 4 7.2 3 3 0 0 1 7 4Z",
  signOut: "M14 8V5H5v14h9v-3M10 12h10M17 9l3 3-3 3",
  warning: "M12 9v4.5M12 17v.01M12 4 3 19.5h18L12 4Z",
} as const;

export type IconName = keyof typeof paths;

/** A line icon, 24 × 24, decorative: the text beside it says the same. */
export function icon(name: IconName): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">${svg`<path d=${paths[name]}></path>`}</svg>`;
}

const kindIcons: Readonly<Record<string, IconName>> = {
  email: "email",
  phone: "phone",
  whatsapp: "message",
  line: "message",
  messenger: "message",
  wechat: "message",
};

/** The icon of a kind of contact; services that are known by a handle share one. */
export function kindIcon(kind: string): IconName {
  return (Object.hasOwn(kindIcons, kind) ? kindIcons[kind] : undefined) ?? "handle";
}
