import { expect } from "@open-wc/testing";
import { openForm } from "./form-page.ts";

const options = ["a", "b", "c", "d"].map((value) => ({ value, label: `A longer answer that fills a line: ${value}` }));

describe("what is seen of the form", () => {
  it("when something is wrong: the field that has the focus and what is said about it", async () => {
    const filler = { type: "long-text", label: "Anything else?" } as const;
    const config = {
      form: {
        policy: false,
        questions: [
          { ...filler, name: "one" },
          { ...filler, name: "two" },
          { ...filler, name: "three" },
          { type: "choice", name: "kind", label: "Which one?", required: true, display: "list", options },
          { ...filler, name: "four" },
          { type: "email", name: "email", label: "E-mail" },
        ],
      },
    } as const;
    const page = await openForm({ config: config as never });
    await page.press("Send");
    await page.until(() => page.errors["kind"]);
    const { top, bottom } = page.one(".fields").getBoundingClientRect();
    for (const selector of ['[id="kind:error"]', "#kind"]) {
      const rect = page.one(selector).getBoundingClientRect();
      expect(rect.top, selector).to.be.at.least(top - 1);
      expect(rect.bottom, selector).to.be.at.most(bottom + 1);
    }
    expect(page.focused).to.equal("kind");
  });

  it("at the end: thanks; the name of what was filled in is for who hears it", async () => {
    const page = await openForm();
    await page.fill("email", "ana@example.com");
    await page.press("Send");
    await page.until(() => page.root.querySelector(".done"));
    expect(page.title).to.equal("Leave your details");
    expect(page.one("h2").offsetHeight).to.equal(1);
    expect(page.one(".done").textContent).to.contain("Thanks!");
  });

  it("at an end that has a title: that title", async () => {
    const form = {
      policy: false,
      questions: [{ type: "email", name: "email", label: "E-mail" }],
      ends: [{ id: "thanks", title: "See you soon" }],
    };
    const page = await openForm({ config: { form } as never });
    await page.fill("email", "ana@example.com");
    await page.press("Send");
    await page.until(() => page.root.querySelector(".done"));
    expect(page.title).to.equal("See you soon");
    expect(page.one("h2").offsetHeight).to.be.greaterThan(15);
  });
});
