import { expect, fixture, html } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import "../../../../src/elements/check/check-define.ts";
import type { LeadChatCheck } from "../../../../src/elements/check/check.ts";
import { openCheck } from "../../../../src/elements/check/open-check.ts";
import { mountPanel } from "../../../../src/elements/panel/panel-module.ts";
import type { CheckReport, LeadSession } from "../../../../src/session/session-types.ts";
import { connectReceiver } from "../../../fixtures/receiver-client.ts";
import { eventually } from "../../lead-chat/support.ts";

const report: CheckReport = {
  endpoint: { url: "https://in.example/leads", isValid: true },
  format: "event",
  contentType: "json",
  region: { source: "unknown" },
  language: "id",
  capture: "auto",
  storage: "device",
  consent: { ads: "denied" },
  undelivered: 0,
  test: { outcome: "failed", reason: "http-403", message: "https://in.example/leads refused an event." },
};

async function open(check: () => Promise<CheckReport>) {
  const host = await fixture(html`<div></div>`);
  const root = host.attachShadow({ mode: "open" });
  const take = openCheck(root, { check } as LeadSession, "light");
  const element = root.querySelector("lead-chat-check") as LeadChatCheck;
  await element.updateComplete;
  const inside = element.shadowRoot!;
  const status = () => inside.querySelector('[role="status"]')?.textContent?.trim();
  const button = (name: string) =>
    [...inside.querySelectorAll("button")].find((one) => one.textContent?.trim() === name);
  return { root, element, inside, status, button, take };
}

describe("the check", () => {
  it("is a modal dialog with a name, in English whatever the page speaks, and begins at its heading", async () => {
    const { inside, take } = await open(async () => report);
    const dialog = inside.querySelector("dialog")!;
    expect(dialog.matches(":modal")).to.equal(true);
    expect([dialog.lang, dialog.dir]).to.deep.equal(["en", "ltr"]);
    expect(inside.activeElement?.textContent).to.equal("Does the chat work here?");
    take();
  });

  it("says that it is busy, then what it found, with the remedy beside each problem", async () => {
    let answer = (_: CheckReport) => {};
    const { inside, status, element, take } = await open(() => new Promise((resolve) => (answer = resolve)));
    expect(status()).to.match(/^Looking at everything/);
    expect(inside.querySelector("dl")?.getAttribute("aria-busy")).to.equal("true");
    answer(report);
    await eventually(() => status() === "1 problem keeps leads from arriving.", "the check");
    const bad = inside.querySelector(".bad")!;
    expect(bad.querySelector("dt")?.textContent?.replace(/\s+/g, " ").trim()).to.equal("Test lead: problem");
    expect(bad.querySelector(".remedy")?.textContent).to.equal("https://in.example/leads refused an event.");
    await expect(element).to.be.accessible();
    take();
  });

  it("can be made again, one at a time", async () => {
    let calls = 0;
    const { status, button, take } = await open(async () => {
      calls++;
      return calls === 1 ? report : { ...report, test: { outcome: "stored" } };
    });
    await eventually(() => button("Copy the report") !== undefined, "the check");
    button("Check again")?.click();
    button("Check again")?.click();
    await eventually(() => status() === "Everything that is needed works.", "the check");
    expect(calls).to.equal(2);
    take();
  });

  it("says when it could not be made", async () => {
    const { status, take } = await open(() => Promise.reject(new Error("no chunk")));
    await eventually(() => status() === "The check itself failed: no chunk", "the check");
    take();
  });

  it("goes by Escape and by its button, and leaves nothing", async () => {
    for (const close of [
      () => sendKeys({ press: "Escape" }),
      async ({ inside }: Awaited<ReturnType<typeof open>>) =>
        inside.querySelector<HTMLElement>('[aria-label="Close"]')?.click(),
    ]) {
      const opened = await open(async () => report);
      await close(opened);
      await eventually(() => opened.root.childElementCount === 0, "the check");
    }
  });
});

describe("?lead-chat-check", () => {
  it("in the address under which the visitor arrived the panel's module shows the check of the real session", async () => {
    const box = await connectReceiver();
    const host = Object.assign(await fixture<HTMLElement>(html`<div></div>`), {
      mode: "floating" as const,
      theme: "light",
      avatar: null,
      open: false,
    });
    const root = host.attachShadow({ mode: "open" });
    root.append(document.createElement("button"));
    const site = `check-${Math.random()}`;
    const mount = (url: string) =>
      mountPanel({
        element: host,
        loadEngine: () => import("../../../../src/session/engine.ts"),
        changed: () => ({
          site,
          endpoint: box.url("ok"),
          region: "ID",
          arrival: { url, referrer: "", at: new Date().toISOString() },
        }),
      });
    const plain = mount("https://shop.example/?utm_source=x");
    const asked = mount("https://shop.example/?utm_source=x&lead-chat-check");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(root.querySelectorAll("lead-chat-check").length, "the second element of a namespace is silent").to.equal(0);
    asked.destroy();
    plain.destroy();
    const alone = mount("https://shop.example/?lead-chat-check");
    await eventually(() => root.querySelector("lead-chat-check") !== null, "the check");
    const check = root.querySelector("lead-chat-check")!;
    await eventually(() => /Everything that is needed works/.test(check.shadowRoot?.textContent ?? ""), "the check");
    const [post] = await box.posts();
    expect((JSON.parse(post?.body ?? "{}") as { data?: { test?: boolean } }).data?.test).to.equal(true);
    alone.destroy();
    expect(root.querySelector("lead-chat-check")).to.equal(null);
  });
});
