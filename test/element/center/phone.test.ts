import { expect } from "@open-wc/testing";
import { setViewport } from "../../fixtures/viewport.ts";
import { openView, views } from "./views.ts";

describe("on a phone of 360 px", () => {
  before(() => setViewport(360, 640));
  after(() => setViewport(1300, 900));

  for (const name of ["inbox", "conversation", "leads", "replies", "account"]) {
    it(`no accessibility rule is broken and nothing sticks out: ${name}`, async () => {
      const view = views[name]!;
      const center = await openView(
        { ...view, shows: name === "conversation" ? ".bubble" : view.shows },
        "light",
        "en",
      );
      await expect(center.element).to.be.accessible();
      expect(document.documentElement.scrollWidth).to.be.at.most(360);
      await center.remove();
    });
  }
});
