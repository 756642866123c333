import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { drive, quote, visit } from "../../../demo/forms-data.ts";
import { openForm, type FormPage } from "./form-page.ts";

/** Presses Tab until the focus is on what is wanted, and fails where it never gets there. */
async function tabTo(page: FormPage, wanted: string): Promise<void> {
  for (let count = 0; count < 40; count++) {
    await sendKeys({ press: "Tab" });
    if (page.focused === wanted) return;
  }
  throw new Error(`Tab never reached "${wanted}"; it is at "${page.focused}".`);
}
async function key(page: FormPage, name: string): Promise<void> {
  // Not every driver knows the space bar by name.
  await sendKeys(name === "Space" ? { type: " " } : { press: name });
  await page.settled();
}
/** Not every driver knows keys held together. */
async function tabBack(): Promise<void> {
  if (!navigator.userAgent.includes("Firefox")) return sendKeys({ press: "Shift+Tab" });
  await sendKeys({ down: "Shift" });
  await sendKeys({ press: "Tab" });
  await sendKeys({ up: "Shift" });
}
async function write(page: FormPage, text: string): Promise<void> {
  await sendKeys({ type: text });
  await page.settled();
}

describe("the clinic's form, with the keyboard alone", () => {
  it("is walked from its intro to its end", async () => {
    const page = await openForm({ config: { form: visit } });
    expect(page.title).to.equal("Teras Dental, Bandung");
    await tabTo(page, "Ask for a visit");
    await key(page, "Enter");
    expect(page.one("header p").textContent).to.equal("Step 1 of 3");
    expect(page.root.activeElement).to.equal(page.one("h2"), "a new screen begins at its title");

    await tabTo(page, "reason");
    await key(page, "Space");
    expect(page.input("reason").checked, "the first option").to.equal(true);
    await key(page, "ArrowDown");
    expect(page.root.querySelector('[id="since"]'), "pain asks since when").to.not.equal(null);
    await key(page, "ArrowDown");
    expect(page.root.querySelector('[id="since"]')).to.equal(null);
    expect(page.root.querySelector('[id="born"]'), "a child has a birthday").to.not.equal(null);
    await key(page, "ArrowUp");
    await key(page, "ArrowUp");
    await tabTo(page, "new");
    await key(page, "ArrowRight");
    await tabTo(page, "Continue");
    await key(page, "Enter");

    expect(page.one("h3").textContent).to.equal("A time that suits you");
    await tabTo(page, "time");
    await key(page, "Space");
    const times = page.one(".times");
    expect(times.querySelectorAll("input").length).to.equal(5);
    await sendKeys({ press: "Tab" });
    await key(page, "Space");
    await tabTo(page, "Continue");
    await key(page, "Enter");

    expect(page.one("header p").textContent).to.equal("Step 3 of 3");
    await tabTo(page, "first");
    await write(page, "Rani");
    await tabTo(page, "phone");
    await write(page, "081234567890");
    expect(page.input("phone").value).to.equal("0812-3456-7890");
    await tabTo(page, "Send");
    await key(page, "Enter");
    expect(page.focused, "the consent is missing").to.equal("health");
    expect(page.errors).to.deep.equal({ health: "Please tick this box to continue." });
    await key(page, "Space");
    await tabTo(page, "Send");
    await key(page, "Enter");

    await page.until(() => page.root.querySelector(".done"));
    expect(page.one(".done").textContent).to.contain("We call you today to confirm your visit.");
    const [form] = page.submissions;
    expect(form!.formId).to.equal("visit");
    expect(form!.contacts).to.deep.equal([
      { kind: "name", value: "Rani", field: "first" },
      { kind: "phone", value: "+6281234567890", field: "phone" },
    ]);
    expect(Object.keys(form!.answers)).to.deep.equal(["reason", "new", "time"]);
    expect(form!.answers["time"]!.value).to.match(/^\d{4}-\d\d-\d\d 08:30 \(Asia\/Jakarta\)$/);
    expect(form!.consents[1]).to.deep.include({ purpose: "health", granted: true });
    expect(form!.end).to.deep.equal({ id: "thanks", fit: true });
  }).timeout(40_000);

  it("keeps the focus inside, in both directions", async () => {
    const page = await openForm({ config: { form: visit } });
    await tabBack();
    expect(page.focused).to.equal("Ask for a visit");
    await sendKeys({ press: "Tab" });
    expect(page.focused).to.equal("Close");
    await tabBack();
    expect(page.focused).to.equal("Ask for a visit");
  });

  it("says to a screen reader what each control is, wants and got wrong", async () => {
    const page = await openForm({ config: { form: visit } });
    await page.press("Ask for a visit");
    await page.press("Continue");
    const names = (selector: string) =>
      [...page.root.querySelectorAll<HTMLElement>(selector)].map((group) =>
        group.querySelector("legend")!.textContent.trim(),
      );
    expect(names('[role="radiogroup"]')).to.deep.equal(["What brings you?", "Have you been here before?"]);
    const group = page.one('[role="radiogroup"]');
    expect(group.getAttribute("aria-invalid")).to.equal("true");
    expect(page.root.getElementById(group.getAttribute("aria-describedby")!)!.textContent).to.contain("Please choose.");
    expect(page.one("progress").getAttribute("aria-label")).to.equal("Ask for a visit");
    await page.choose("A check-up");
    await page.choose("No");
    await page.press("Continue");
    await page.choose(page.one(".days .option").textContent.trim());
    await page.choose(page.one(".times .option").textContent.trim());
    await page.press("Continue");
    for (const input of page.root.querySelectorAll<HTMLInputElement>(".fields input, .fields textarea"))
      expect(input.labels?.length, input.id).to.equal(1);
    expect(page.input("phone").getAttribute("aria-describedby")).to.equal("phone:help");
    expect(page.input("address").autocomplete).to.equal("street-address");
  });

  it("leads whoever is in pain to a call", async () => {
    const page = await openForm({ config: { form: visit } });
    await page.press("Ask for a visit");
    await page.choose("Pain");
    await page.choose("today");
    await page.choose("Yes");
    await page.press("Continue");
    expect(page.one("h3").textContent, "the time is skipped").to.equal("How we reach you");
    await page.fill("first", "Rani");
    await page.fill("phone", "081234567890");
    await page.choose("The clinic may use");
    await page.press("Send");
    expect(page.title).to.equal("We call you now");
    expect(page.one<HTMLAnchorElement>(".done a").href).to.equal("tel:+622212345678");
    expect(page.submissions[0]!.reply).to.equal("We call you in the next minutes.");
  });
});

describe("the test drive", () => {
  it("ends early for whoever has no licence, and sends nothing without a way to reach them", async () => {
    const page = await openForm({ config: { form: drive } });
    await page.choose("Senja City");
    await page.press("Continue");
    await page.choose("Not yet");
    await page.press("Continue");
    expect(page.title).to.equal("Not yet, then");
    expect(page.submissions).to.deep.equal([]);
  });

  it("shows all answers before it sends them, and each can be changed", async () => {
    const page = await openForm({ config: { form: drive } });
    for (const words of ["Senja Van", "Yes", "Later"]) {
      await page.choose(words);
      await page.press("Continue");
    }
    await page.fill("name", "Budi Santoso");
    await page.press("Continue");
    await page.fill("phone", "081234567890");
    await page.press("Continue");
    await page.press("Continue");
    await page.until(() => page.root.querySelector("select"));
    const menu = page.one<HTMLSelectElement>("select");
    expect(menu.options.length).to.be.greaterThan(190);
    menu.value = "ID";
    menu.dispatchEvent(new Event("change", { bubbles: true }));
    await page.settled();
    await page.choose("The dealer may call");
    await page.press("Continue");
    expect(page.title).to.equal("Is this right?");
    const answers = [...page.root.querySelectorAll("dd span")].map((one) => one.textContent.trim());
    expect(answers).to.deep.equal([
      "Senja Van",
      "Yes",
      "Later",
      "Budi Santoso",
      "0812-3456-7890",
      "No answer",
      "Indonesia",
      "Yes",
    ]);
    await page.press("Change: Full name");
    await page.fill("name", "Budi S.");
    await page.press("Continue");
    expect(page.title).to.equal("Is this right?");
    await page.press("Send");
    expect(page.submissions[0]!.contacts[0]!.value).to.equal("Budi S.");
    expect(page.title).to.equal("See you soon");
  }).timeout(20_000);
});

describe("the quote", () => {
  it("asks an office for its company and nobody else", async () => {
    const page = await openForm({ config: { form: quote } });
    await page.choose("Office");
    await page.fill("guests", "10");
    expect(page.errors).to.deep.equal({ guests: "The smallest number is 20." });
    await page.fill("guests", "40");
    await page.choose("Tea");
    await page.press("Continue");
    expect(page.input("company").autocomplete).to.equal("organization");
    await page.press("Back");
    await page.choose("Other");
    await page.fill("occasion:other", "Arisan");
    await page.press("Continue");
    expect(page.root.querySelector('[id="company"]')).to.equal(null);
    await page.fill("name", "Ana");
    await page.fill("whatsapp", "081234567890");
    await page.press("Ask for a quote");
    expect(page.submissions[0]!.answers).to.deep.equal({
      occasion: { question: "What is the occasion?", value: "Arisan" },
      guests: { question: "How many guests?", value: 40 },
      drinks: { question: "What should we pour?", value: ["tea"] },
    });
    expect(page.submissions[0]!.consents[1]).to.deep.equal({
      purpose: "news",
      granted: false,
      text: "Also send me offers and news. I can stop this at any time.",
      version: "2026-11",
    });
  });

  it("is in the visitor's language where the definition has it", async () => {
    const page = await openForm({ config: { form: quote }, language: "ar" });
    expect(page.title).to.equal("عربة قهوة لمناسبتك");
    expect(getComputedStyle(page.one("h2")).direction).to.equal("rtl");
  });
});

describe("the list of countries", () => {
  async function openList() {
    const page = await openForm();
    await page.until(() => page.root.querySelector(".country"));
    await page.press("Country code: Indonesia +62");
    await page.until(() => page.root.activeElement?.classList.contains("search"));
    return page;
  }
  const active = (page: FormPage) =>
    page.root
      .getElementById(page.one(".search").getAttribute("aria-activedescendant")!)!
      .textContent.replace(/\s+/g, " ")
      .trim();

  it("is a combobox that begins at the country in force", async () => {
    const page = await openList();
    const search = page.one(".search");
    expect(search.getAttribute("role")).to.equal("combobox");
    expect(page.root.getElementById(search.getAttribute("aria-controls")!)!.getAttribute("role")).to.equal("listbox");
    expect(active(page)).to.contain("Indonesia");
    expect(page.one('[aria-selected="true"]').id).to.equal("country:ID");
  });

  it("is searched by name, code or letters, in the visitor's language or English", async () => {
    const page = await openList();
    for (const [typed, found] of [
      ["sing", "Singapore"],
      ["+65", "Singapore"],
      ["sg", "Singapore"],
      ["ivoire", "Côte"],
      ["cote", "Côte"],
    ] as const) {
      const search = page.one<HTMLInputElement>(".search");
      search.value = typed;
      search.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await page.settled();
      expect(active(page), typed).to.contain(found);
    }
  });

  it("is chosen from with the keyboard; the number goes on under the new code", async () => {
    const page = await openList();
    await write(page, "singapore");
    await key(page, "Enter");
    await page.until(() => !page.root.querySelector(".picker"));
    expect(page.focused).to.equal("phone");
    expect(page.one(".country").getAttribute("aria-label")).to.equal("Country code: Singapore +65");
    await write(page, "91234567");
    await page.press("Send");
    expect(page.submissions[0]!.contacts).to.deep.equal([{ kind: "phone", value: "+6591234567", field: "phone" }]);
  });

  it("closes with Escape and leaves everything as it was", async () => {
    const page = await openList();
    await key(page, "ArrowDown");
    await key(page, "Escape");
    expect(page.root.querySelector(".picker")).to.equal(null);
    expect(page.root.querySelector(".ask")).to.equal(null);
    expect(page.focused).to.equal("phone");
    expect(page.one(".country").getAttribute("aria-label")).to.equal("Country code: Indonesia +62");
  });
});
