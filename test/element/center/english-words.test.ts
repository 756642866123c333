import { expect } from "@open-wc/testing";
import { locales } from "../../../src/i18n/locales.ts";
import { setViewport } from "../../fixtures/viewport.ts";
import { deepAll, type OpenCenter } from "./support.ts";
import { openView, views } from "./views.ts";

const zones = new Set(Intl.supportedValuesOf("timeZone").map((zone) => zone.replaceAll("_", " ")));
const ownNames = new Set(Object.values(locales).map(({ name }) => name));

/** What stands in Latin letters in every language, each with its reason. */
const allowed: Readonly<Record<string, (text: string) => boolean>> = {
  "the product's name": (text) => text === "Leads Center",
  "names of platforms": (text) =>
    /^(WhatsApp|Instagram|Facebook|LINE|Messenger|X|LinkedIn|Weibo|WeChat|Snapchat|TikTok|Google)$/.test(text),
  "names of time zones, as the tz database has them": (text) => zones.has(text),
  "languages call themselves": (text) => ownNames.has(text),
  "keys, as they stand on the keyboard": (text) => /^(Enter|Shift|Esc|[a-z])$/.test(text),
  "a reference code": (text) => /^#[0-9A-Z]{6}$/.test(text),
  "the code to paste": (text) => text.startsWith("<script "),
  "an example of an address": (text) => text === "https://shop.example",
  "half of the day, as Firefox writes it in Khmer": (text) => /^\d{1,2}:\d\d [AP]M$/.test(text),
  "initials of a name": (text) => /^[A-Z]{1,2}$/.test(text),
};

const latin = /[A-Za-z]/;
const attributes = ["aria-label", "title", "placeholder", "alt", "aria-description", "aria-roledescription"];

/** Every text that is shown or read out, by white space as it is read. */
function textsOf(center: OpenCenter): Set<string> {
  const root = center.element.shadowRoot!;
  const found = new Set<string>();
  const take = (text: string | null | undefined): void => {
    const words = (text ?? "").replace(/\s+/g, " ").trim();
    if (words !== "") found.add(words);
  };
  for (const scope of [root, ...deepAll(root, "*").flatMap(({ shadowRoot }) => shadowRoot ?? [])]) {
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest("style, script")) take(node.nodeValue);
    }
    for (const element of scope.querySelectorAll("*")) {
      for (const name of attributes) take(element.getAttribute(name));
    }
  }
  return found;
}

/** What the visitors and the business wrote: every text that the server sent. */
function sentBy(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(sentBy);
}

function isExplained(text: string, data: readonly string[]): boolean {
  const words = text.replace(/[\u2066-\u2069]/g, "");
  const isSent = (part: string) => data.some((sent) => sent.replace(/\s+/g, " ").includes(part.replace(/^@/, "")));
  // Several answers stand in one line, as the language joins them.
  const isData = isSent(words) || words.split(", ").every(isSent);
  return isData || Object.values(allowed).some((isAllowed) => isAllowed(words));
}

const languages: readonly (readonly [tag: "ar" | "km", letters: RegExp, except: readonly string[]])[] = [
  ["ar", /\p{Script=Arabic}/u, []],
  // Chrome speaks no Khmer: times are our own; the names of 250 countries stay as it has them.
  ["km", /\p{Script=Khmer}/u, ["business"]],
];

for (const [language, letters, except] of languages) {
  describe(`nothing of the Center is English in another language: ${language}`, () => {
    before(() => setViewport(1300, 900));
    for (const [name, view] of Object.entries(views)) {
      if (except.includes(name)) continue;
      it(name, async () => {
        const english = await openView(view, "light", "en");
        const inEnglish = textsOf(english);
        await english.remove();
        const center = await openView(view, "light", language);
        const data = sentBy(center.server.data);
        const texts = textsOf(center);
        await center.remove();
        const alone = [...texts].filter((text) => latin.test(text) && !letters.test(text));
        expect(
          alone.filter((text) => !isExplained(text, data)),
          "Latin letters alone",
        ).to.deep.equal([]);
        const same = [...inEnglish].filter((text) => latin.test(text) && texts.has(text));
        expect(
          same.filter((text) => !isExplained(text, data)),
          "the same in both languages",
        ).to.deep.equal([]);
      });
    }
  });
}
