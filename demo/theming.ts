import type { LeadChatConfig } from "../src/protocol/config.ts";

/** Looks to begin with: each is what a page would write. */
const looks: readonly { readonly name: string; readonly className?: string; readonly css: string | URL }[] = [
  { name: "Its own", css: "" },
  { name: "One colour", css: "lead-chat {\n  --lead-chat-accent: #0a7d4f;\n}\n" },
  { name: "A pale colour", css: "lead-chat {\n  --lead-chat-accent: #ffcf33;\n}\n" },
  {
    name: "Warm paper",
    css: `lead-chat {
  --lead-chat-accent: #8a3b12;
  --lead-chat-surface: #fbf4ea;
  --lead-chat-text: #2b1d14;
  --lead-chat-radius: 14px;
  --lead-chat-font: Georgia, serif;
}
`,
  },
  {
    name: "Square parts",
    css: `lead-chat::part(panel),
lead-chat::part(bubble),
lead-chat::part(suggestion) {
  border-radius: 4px;
}

lead-chat::part(title) {
  letter-spacing: 0.04em;
  text-transform: uppercase;
}
`,
  },
  { name: "Direct", className: "direct", css: new URL("/cdn/themes/direct.css", location.href) },
];

const parts = [
  ...["panel", "header", "avatar", "title", "log", "message", "message-visitor", "message-business", "bubble", "time"],
  ...["notice", "suggestion", "composer", "form-button", "input", "send-button", "form", "form-field", "form-submit"],
];

const config: LeadChatConfig = {
  context: {
    title: "Weekend barista class",
    price: "Rp 350.000",
    detail: "Sat, 2 hours",
    image: "/pictures/barista-class.svg",
  },
  welcome: "Hi! Ask something, or write a number to see the notice.",
  suggestions: ["Dates", "Prices"],
  replies: [{ when: ["dates", "prices"], say: "Every Saturday, Rp 350.000.", quickReplies: ["Book it"] }],
  privacy: { url: "/privacy.html" },
  replyTime: 60,
};

const worn = new CSSStyleSheet();
const shown = new CSSStyleSheet();
document.adoptedStyleSheets = [worn, shown];

const box = document.querySelector<HTMLTextAreaElement>("#css");
const place = document.querySelector(".worn");
let className = "";
let timer: ReturnType<typeof setTimeout> | undefined;

/** Mounts the chat anew, as a page does that had this CSS from the start. The conversation goes on. */
function mount(): void {
  worn.replaceSync(box?.value ?? "");
  const chat = document.createElement("lead-chat");
  const scheme = document.querySelector<HTMLInputElement>("[name=scheme]:checked")?.value ?? "auto";
  const attributes = {
    "business-name": "Kopi Senja",
    region: "ID",
    endpoint: "/v1/events",
    site: "theming",
    mode: "inline",
  };
  for (const [name, value] of Object.entries({ ...attributes, theme: scheme, class: className }))
    chat.setAttribute(name, value);
  chat.setAttribute("config", JSON.stringify(config));
  place?.replaceChildren(chat);
}

async function wear({ css, className: name = "" }: (typeof looks)[number]): Promise<void> {
  className = name;
  if (box) box.value = typeof css === "string" ? css : await (await fetch(css)).text();
  mount();
}

for (const look of looks) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = look.name;
  button.addEventListener("click", () => void wear(look));
  document.querySelector(".looks")?.append(button);
}

for (const part of parts) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = part;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    for (const other of document.querySelectorAll(".parts button")) other.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-pressed", String(on));
    shown.replaceSync(on ? `lead-chat::part(${part}) { outline: 3px dashed #d6336c; outline-offset: -1px; }` : "");
  });
  const item = document.createElement("li");
  item.append(button);
  document.querySelector(".parts ul")?.append(item);
}

box?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(mount, 500);
});
for (const radio of document.querySelectorAll("[name=scheme]")) radio.addEventListener("change", mount);
mount();
