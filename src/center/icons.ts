import { html, svg, type TemplateResult } from "lit";

const paths = {
  alert: "M6 9a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7ZM10 19.5a2 2 0 0 0 4 0",
  back: "M15 5l-7 7 7 7",
  chat: "M4.5 19.5l1.2-3.6A7.5 7.5 0 1 1 9 18.8l-4.5.7Z",
  close: "M6 6l12 12M18 6L6 18",
  code: "M8.5 7L4 12l4.5 5M15.5 7L20 12l-4.5 5",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  details: "M4 5h16v14H4zM14.5 5v14",
  done: "M5 12.5l4.5 4.5L19 7",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  email: "M4 6.5h16v11H4zM4.5 7l7.5 6 7.5-6",
  filter: "M4 6h16M7 12h10M10 18h4",
  globe: "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM3.8 12h16.4M12 3.5c3 3 3 14 0 17M12 3.5c-3 3-3 14 0 17",
  form: "M9 4h6v3H9zM9 5.5H6.5A1.5 1.5 0 0 0 5 7v12.5A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.5V7a1.5 1.5 0 0 0-1.5-1.5H15M8.5 12h7M8.5 16h5",
  handle: "M15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0Zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a8.5 8.5 0 1 0-3.3 6.7",
  inbox: "M4 13l3-8h10l3 8v6H4zM4 13h5l1 2.5h4l1-2.5h5",
  keyboard: "M3.5 6.5h17v11h-17zM7 10h.01M10.3 10h.01M13.6 10h.01M17 10h.01M8.5 14h7",
  key: "M14.5 13.5a4.5 4.5 0 1 0-4.2-2.8L4 17v3h3v-2h2v-2h2l1.3-2.8M15.5 8.5v.01",
  megaphone: "M4 10v4h3l8 4V6L7 10H4ZM7 14l1 5h2l-.7-4M18 9.5a3.5 3.5 0 0 1 0 5",
  message: "M4 5h16v11H9.5L5 20v-4H4z",
  note: "M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 8.5h7M8.5 12h4",
  people:
    "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5a6.5 6.5 0 0 1 13 0M16 5a3.3 3.3 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.3",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5a7.5 7.5 0 0 1 15 0",
  phone: "M7 4h3l1.5 4.5-2 1.5a11 11 0 0 0 4.5 4.5l1.5-2L20 14v3a3 3 0 0 1-3.2 3A14.5 14.5 0 0 1 4 7.2 3 3 0 0 1 7 4Z",
  plus: "M12 5v14M5 12h14",
  reopen: "M5 12a7 7 0 1 0 2-5M5 4v4h4",
  search: "M10.5 17a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13ZM15.5 15.5L20 20",
  send: "M12 19V5M6 11l6-6 6 6",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
  signOut: "M14 8V5H5v14h9v-3M10 12h10M17 9l3 3-3 3",
  star: "M12 4l2.4 5 5.6.8-4 3.9 1 5.5-5-2.7-5 2.7 1-5.5-4-3.9 5.6-.8Z",
  tag: "M4 4h8l8 8-8 8-8-8ZM8.5 8.5h.01",
  tick: "M8.5 12.5l2.5 2.5 4.5-5.5M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18Z",
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
