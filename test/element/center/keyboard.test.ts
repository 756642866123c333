import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { setViewport } from "../../fixtures/viewport.ts";
import { focused } from "./support.ts";
import { openView, views } from "./views.ts";

describe("by keyboard alone", () => {
  before(() => setViewport(1300, 900));

  const nameOf = (element: HTMLElement | null) =>
    (element?.getAttribute("aria-label") ?? element?.textContent ?? "").replaceAll(/\s+/g, " ").trim();

  it("Tab walks through rail, list, conversation, answer and lead, in the order in which they are read", async function () {
    const center = await openView(views["conversation"]!, "light", "en");
    center.find(".skip")!.focus();
    const walk: string[] = [];
    for (let step = 0; step < 60 && walk.at(-1) !== "Add note"; step++) {
      await sendKeys({ press: "Tab" });
      walk.push(focused()?.getAttribute("role") === "log" ? "(log)" : nameOf(focused()) || (focused()?.id ?? ""));
    }
    const order = [
      "Inbox",
      "Leads",
      "Settings",
      "Keyboard shortcuts",
      "Search conversations",
      "Open",
      "Unread",
      "(log)",
      "Answer",
    ];
    const places = order.map((name) => walk.findIndex((one) => one.startsWith(name)));
    expect(
      places.every((place) => place >= 0),
      walk.join(" | "),
    ).to.equal(true);
    expect([...places].sort((one, other) => one - other)).to.deep.equal(places);
    const status = walk.findIndex((one) => one.startsWith("Raw"));
    expect(status, walk.join(" | ")).to.be.above(walk.indexOf("Answer"));
    await center.remove();
  });

  it("the focus shows wherever it is", async () => {
    const center = await openView(views["conversation"]!, "light", "en");
    center.find(".skip")!.focus();
    let steps = 0;
    for (; steps < 60; steps++) {
      await sendKeys({ press: "Tab" });
      const at = focused();
      if (!at || at === document.body) break;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      const around = at.closest("form");
      const shows =
        (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) ||
        (around && getComputedStyle(around).outlineStyle !== "none");
      expect(Boolean(shows), at.outerHTML.slice(0, 100)).to.equal(true);
      // The last one: further on is the browser's own window, which keeps the focus from the pages after this one.
      if (nameOf(at) === "Add note") break;
    }
    expect(steps).to.be.within(10, 59);
    await center.remove();
  });
});
