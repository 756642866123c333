import type { LeadChatConfig } from "../../src/protocol/config.ts";
import type { FlowMessage } from "./message.ts";
import { directionOf, languageOf, textsOf } from "./language.ts";
import type { ShopTexts } from "./texts.ts";

/** The pages in the phone: the ad in a feed, and the shop's page that its button leads to. */
const language = languageOf(location.href);
const { shop } = textsOf(language);

document.documentElement.lang = language;
document.documentElement.dir = directionOf(language);
for (const element of document.querySelectorAll<HTMLElement>("[data-text]")) {
  const text = shop[element.dataset["text"] as keyof ShopTexts];
  if (typeof text === "string") element.textContent = text;
}
for (const image of document.querySelectorAll("img")) image.alt = shop.picture;
document.title = `${shop.product} · ${shop.business}`;

function tell(message: FlowMessage): void {
  parent.postMessage(message, location.origin);
}

/** Shows the page around the phone what leaves, as it leaves. The request itself is the chat's own, untouched. */
function showRequests(): void {
  const send = window.fetch.bind(window);
  let count = 0;
  window.fetch = async (...parameters) => {
    const [target, options] = parameters;
    const { method = "GET", body } = options ?? {};
    // The chat posts texts to addresses; nothing else of this page does.
    const isEvent = method === "POST" && typeof target === "string" && target.endsWith("/v1/events");
    if (!isEvent || typeof body !== "string") return send(...parameters);
    const number = ++count;
    tell({ flow: "sent", number, body });
    const response = await send(...parameters);
    tell({ flow: "answered", number, status: response.status });
    return response;
  };
}

/** What the business gets for the dates of the form, whatever language they were read in. */
const SATURDAYS = ["2026-11-28", "2026-12-05", "2026-12-12"];

function configOf({ form, rule, ...texts }: ShopTexts): LeadChatConfig {
  return {
    context: {
      title: texts.product,
      price: texts.price,
      detail: texts.when,
      image: "/pictures/barista-class.svg",
    },
    welcome: texts.welcome,
    suggestions: [...texts.suggestions],
    replies: { rules: [{ when: [...rule.when], say: rule.say, delay: 900 }], fallback: false },
    replyTime: 60,
    privacy: { url: "/privacy.html" },
    form: {
      id: "class",
      title: form.title,
      submit: form.submit,
      policy: { url: "/privacy.html" },
      steps: [
        {
          questions: [
            { type: "name", name: "name", label: form.name, required: true },
            { type: "whatsapp", name: "whatsapp", label: "WhatsApp", required: true },
            {
              type: "choice",
              name: "day",
              label: form.day,
              required: true,
              options: form.days.map((label, index) => ({ value: SATURDAYS[index] ?? label, label })),
            },
          ],
        },
      ],
      ends: [{ id: "thanks", text: form.end, chat: form.reply }],
    },
  };
}

/** Puts the chat on the shop's page, open as from an ad. */
function addChat(): void {
  const chat = document.createElement("lead-chat");
  const attributes = {
    "business-name": shop.business,
    region: "ID",
    endpoint: "/v1/events",
    site: new URLSearchParams(location.search).get("run") ?? "flow",
    lang: language,
    open: "",
  };
  for (const [name, value] of Object.entries(attributes)) chat.setAttribute(name, value);
  chat.setAttribute("config", JSON.stringify(configOf(shop)));
  chat.addEventListener("lead-chat-message", ({ detail }) => {
    if (detail.from === "visitor") tell({ flow: "wrote", text: detail.text });
  });
  document.body.append(chat);
}

if (document.querySelector("main.shop-page")) {
  showRequests();
  addChat();
} else {
  const link = document.querySelector<HTMLAnchorElement>(".send");
  // The ad's own link, with the language and the run of this page carried along.
  if (link) {
    const target = new URL(link.href);
    for (const [name, value] of new URLSearchParams(location.search)) target.searchParams.set(name, value);
    link.href = target.href;
  }
}
