import { expect } from "@open-wc/testing";
import { drive, quote, visit } from "../../../demo/forms-data.ts";
import { openForm, type FormPage, type PageOptions } from "./form-page.ts";

/** Each state of the form that a visitor can see, and how they get there. */
const states: [string, PageOptions, ((page: FormPage) => Promise<void>)?][] = [
  ["the built-in form", {}],
  ["what is wrong", {}, (page) => page.press("Send")],
  ["an intro", { config: { form: visit } }],
  [
    "options, and a time",
    { config: { form: { ...visit, intro: undefined, layout: "page" } } },
    async (page) => {
      await page.choose("Pain");
      await page.until(() => page.root.querySelector(".days"));
      await page.choose(page.one(".days .option").textContent.trim());
    },
  ],
  ["pictures", { config: { form: drive } }],
  [
    "a review",
    { config: { form: { ...quote, review: true } } },
    async (page) => {
      await page.choose("Wedding");
      await page.fill("guests", "30");
      await page.press("Continue");
      await page.fill("name", "Ana");
      await page.fill("whatsapp", "081234567890");
      await page.press("Continue");
      await page.until(() => page.root.querySelector("dl"));
    },
  ],
  [
    "the list of countries",
    {},
    async (page) => {
      await page.until(() => page.root.querySelector(".country"));
      await page.press("Country code: Indonesia +62");
      await page.until(() => page.root.querySelector(".picker"));
    },
  ],
  [
    "the question before closing",
    {},
    async (page) => {
      await page.fill("name", "Ana");
      page.form.requestClose();
      await page.until(() => page.root.querySelector(".ask"));
    },
  ],
  [
    "the end",
    {},
    async (page) => {
      await page.fill("email", "ana@example.com");
      await page.press("Send");
      await page.until(() => page.root.querySelector(".done"));
    },
  ],
];

for (const theme of ["light", "dark"] as const) {
  describe(`axe finds nothing in the form, ${theme}`, () => {
    for (const [name, options, reach] of states) {
      it(name, async () => {
        const page = await openForm({ ...options, theme });
        await reach?.(page);
        // Colours are judged at rest.
        await Promise.all(page.root.getAnimations().map((animation) => animation.finished));
        await expect(page.form).to.be.accessible();
      }).timeout(20_000);
    }
  });
}

describe("axe finds nothing in the form from right to left", () => {
  it("Arabic, with a step and its errors", async () => {
    const page = await openForm({ config: { form: quote }, language: "ar" });
    await page.press("متابعة");
    expect(Object.keys(page.errors)).to.deep.equal(["occasion", "guests"]);
    await Promise.all(page.root.getAnimations().map((animation) => animation.finished));
    await expect(page.form).to.be.accessible();
  }).timeout(20_000);
});

/** Controls and words that reach out of the sheet, by what they are. */
function outside(page: FormPage): string[] {
  const sheet = page.one(".sheet").getBoundingClientRect();
  return [
    ...page.root.querySelectorAll<HTMLElement>("input:not([tabindex]), textarea, select, button, label, p, h2, h3, li"),
  ]
    .filter(
      (element) => element.checkVisibility({ opacityProperty: true }) && !element.closest(".visually-hidden, .trap"),
    )
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (left < sheet.left - 0.5 || right > sheet.right + 0.5);
    })
    .map((element) => element.id || element.textContent.trim().slice(0, 40));
}

describe("a phone of 320 px holds every state", () => {
  for (const language of ["en", "de", "ar", "ta"] as const) {
    for (const [name, options, reach] of states) {
      // The states are reached by their English words; the others show what stands at the beginning.
      if (language !== "en" && reach) continue;
      it(`${name}, ${language}`, async () => {
        const page = await openForm({ ...options, language });
        const frame = page.form.closest<HTMLElement>("test-frame")!;
        frame.style.inlineSize = "320px";
        await reach?.(page);
        await page.settled();
        expect(page.one(".sheet").getBoundingClientRect().width).to.be.at.most(320);
        expect(outside(page)).to.deep.equal([]);
        const fields = page.root.querySelector(".fields");
        if (fields) expect(fields.scrollWidth, "nothing scrolls sideways").to.be.at.most(fields.clientWidth);
      });
    }
  }
});
