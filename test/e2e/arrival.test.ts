import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Driver, Page } from "./drivers/driver.ts";
import { openDriver, testBrowsers } from "./drivers/open-driver.ts";
import { cdnSite } from "./support/cdn-site.ts";
import type { PageSite } from "./support/page-site.ts";
import { until } from "./support/until.ts";
import { docsBlock } from "../fixtures/docs-code.ts";

const LAUNCHER = 'lead-chat >>> [part~="launcher"]';
const DAY = 24 * 60 * 60 * 1000;
const STRIP = "<script>history.replaceState(null, '', location.pathname);</script>";
const LOADER = '<script async src="/cdn/loader.js"></script>';

interface Touch {
  readonly at: string;
  readonly campaign?: string;
  readonly clickIds?: Readonly<Record<string, string>>;
  readonly landing?: string;
}

/** A page of the business's site: what stands in its head, and the chat. */
const html = (head: string, site: string, attribution: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>${head}</head><body>
<lead-chat business-name="Kopi Senja" region="ID" endpoint="/leads" site="${site}" attribution="${attribution}"></lead-chat></body></html>`;

for (const browser of await testBrowsers()) {
  describe(`where the visitor came from, in ${browser.name}`, { timeout: 180_000 }, () => {
    let site: PageSite;
    let driver: Driver;

    before(async () => {
      site = await cdnSite();
      site.set("/leads", '{"accepted":1}', { "Content-Type": "application/json" });
      driver = await openDriver(browser);
    });
    after(async () => {
      await driver?.close();
      await site?.close();
    });

    /** Leaves an address in the chat. @returns the touches that went out with the lead */
    async function becomeLead(page: Page): Promise<readonly Touch[]> {
      const before = site.posts.length;
      await page.click(LAUNCHER, { timeout: 20_000 });
      await page.click('lead-chat >>> [part~="input"]', { timeout: 20_000 });
      await page.type("write to ana@example.com");
      await page.press("Enter");
      const events = () =>
        site.posts
          .slice(before)
          .map(({ body }) => JSON.parse(body) as { type: string; data: { touches?: Touch[] } })
          .filter(({ type }) => type === "leadchat.lead.created.v1");
      await until(() => events().length > 0, "the lead's event", 20_000);
      return events()[0]?.data.touches ?? [];
    }

    for (const [order, head] of [
      ["before the loader ran", STRIP + LOADER],
      ["after it", `<script src="/cdn/loader.js"></script>${STRIP}`],
    ] as const) {
      it(`a page that strips its query ${order} still knows the ad`, async () => {
        site.set("/strip", html(head, `strip-${order.length}`, "memory"));
        const page = await driver.newPage();
        await page.goto(`${site.origin}/strip?utm_source=tiktok&utm_campaign=class&ttclid=abc`);
        await page.textOf(LAUNCHER);
        assert.equal(await page.evaluate(() => location.search), "");
        const [touch] = await becomeLead(page);
        assert.equal(touch?.campaign, "class");
        assert.deepEqual(touch?.clickIds, { ttclid: "abc" });
        await page.close();
      });
    }

    it("arrival: it outlives routes, pages and three days, and the first is there beside the latest", async () => {
      const key = "lead-chat/far/arrivals";
      site.set("/landing", html(STRIP + LOADER, "far", "arrival"));
      site.set("/menu", html(LOADER, "far", "arrival"));
      site.set("/back", html(LOADER, "far", "arrival"));
      const first = await driver.newPage();
      await first.goto(`${site.origin}/landing?utm_source=tiktok&utm_campaign=class&ttclid=abc`);
      const written = await first.waitFor((name) => localStorage.getItem(name), [key], { timeout: 20_000 });
      assert.equal((JSON.parse(written) as unknown[]).length, 1);
      // A single-page route, then a real page: nobody led there.
      await first.evaluate(() => void history.pushState(null, "", "/class?view=dates"));
      await first.click(LAUNCHER);
      await first.goto(`${site.origin}/menu`);
      await first.textOf(LAUNCHER);
      // Longer than the loader waits to be idle: what it writes down stands there then.
      await new Promise((resolve) => setTimeout(resolve, 2500));
      assert.equal(await first.evaluate((name) => localStorage.getItem(name), key), written);
      await first.close();

      const later = await driver.newPage();
      await later.goto(`${site.origin}/back`);
      // Three days later: what was written down is as old as that.
      await later.evaluate(
        (name, age) => {
          const record = JSON.parse(localStorage.getItem(name) ?? "[]") as { at: string }[];
          for (const arrival of record) arrival.at = new Date(Date.parse(arrival.at) - age).toISOString();
          localStorage.setItem(name, JSON.stringify(record));
        },
        key,
        3 * DAY,
      );
      await later.goto(`${site.origin}/back?utm_source=newsletter&utm_campaign=december`);
      const touches = await becomeLead(later);
      assert.deepEqual(
        touches.map(({ campaign }) => campaign),
        ["class", "december"],
      );
      assert.deepEqual(touches[0]?.clickIds, { ttclid: "abc" });
      assert.equal(new URL(touches[0]?.landing ?? "").pathname, "/landing");
      const age = Date.now() - Date.parse(touches[0]?.at ?? "");
      assert.ok(age > 3 * DAY && age < 3 * DAY + 600_000, `${age} ms`);
      await later.close();
    });

    it("the EU set-up of the guide: nothing is stored or attributed before the banner grants, however late", async () => {
      const chat = docsBlock("guides/consent.md", "code", "eu").replace("…", "/leads");
      const agreed = docsBlock("guides/consent.md", "code", "agreed");
      site.set(
        "/eu",
        `<!doctype html><html lang="en"><meta charset="utf-8">${LOADER}<script>${agreed}</script>${chat}</html>`,
      );
      const page = await driver.newPage();
      const stored = () =>
        page.evaluate(async () => [
          ...Object.keys(localStorage).filter((key) => key.startsWith("lead-chat/default")),
          ...(await indexedDB.databases()).map(({ name }) => name).filter((name) => name === "lead-chat-1/default"),
        ]);
      const save = async (text: string) => {
        const before = site.posts.length;
        await page.click('lead-chat >>> [part~="input"]', { timeout: 20_000 });
        await page.type(text);
        await page.press("Enter");
        await page.click("lead-chat >>> .ask .yes", { timeout: 20_000 });
        const lead = () => site.posts.slice(before).find(({ body }) => body.includes("leadchat.lead."))?.body;
        return JSON.parse(await until(lead, "the lead's event", 20_000)) as { data: { touches?: Touch[] } };
      };
      await page.goto(`${site.origin}/eu?utm_source=tiktok&utm_campaign=class&ttclid=abc`);
      await page.click(LAUNCHER, { timeout: 20_000 });
      const before = site.posts.length;
      const first = await save("write to ana@example.com");
      assert.ok(site.posts.slice(before).every(({ body }) => !body.includes("ttclid")));
      assert.deepEqual(first.data.touches ?? [], []);
      assert.deepEqual(await stored(), []);

      await page.evaluate(() => (globalThis as unknown as { agreed(): Promise<void> }).agreed());
      await until(
        async () => (await stored()).includes("lead-chat/default/arrivals"),
        "the arrival on the device",
        20_000,
      );
      const second = await save("or to bob@example.com");
      assert.equal(second.data.touches?.[0]?.campaign, "class");
      await page.close();
    });
  });
}
