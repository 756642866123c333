import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import playwright, { type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { findBrowsers, isBrowser } from "./browsers.ts";
import { playwrightLaunchOptions } from "./launch-options.ts";
import { npmCommand } from "./npm-command.ts";
import { startProcess, type Started } from "./processes.ts";
import { root } from "./root.ts";
import { scenes, type Scene } from "./screenshot-scenes.ts";
import { squeezePng } from "./squeeze-png.ts";

const folder = join(root, "docs", "images");
const schemes = ["light", "dark"] as const;
/** Most bytes of a picture. */
const LIMIT = 150_000;

const screens: Readonly<Record<"phone" | "desktop", BrowserContextOptions>> = {
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 1.5, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 900, height: 780 }, deviceScaleFactor: 1 },
};

/** Takes every picture of docs/images anew. */
export async function takeScreenshots(): Promise<void> {
  const [chromium] = (await findBrowsers(["chromium"])).filter(isBrowser);
  if (!chromium) throw new Error("There is no Chromium here: npm test -- --engine chromium --install");
  mkdirSync(folder, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), "lead-chat-screenshots-"));
  const { started, origin } = await startServer(data);
  const browser = await playwright.chromium.launch(playwrightLaunchOptions(chromium));
  try {
    const taken = new Map<string, Buffer>();
    for (const scene of scenes) {
      for (const scheme of schemes) {
        for (const screen of ["phone", "desktop"] as const) {
          const name = `${screen}-${scheme}-${scene.language}`;
          taken.set(name, await take(browser, { origin, scene, scheme, screen }));
          keep(name, taken.get(name));
        }
      }
    }
    keep("lead-chat", await compose(browser, taken));
  } finally {
    await browser.close();
    await started.end();
    rmSync(data, { recursive: true, force: true });
  }
}

async function startServer(data: string): Promise<{ started: Started; origin: string }> {
  const [command, parameters] = npmCommand();
  const env = { PORT: "0", LEAD_CHAT_DATA: data };
  const started = startProcess(command, [...parameters, "start"], { cwd: root, env, output: "collect" });
  for (let wait = 0; wait < 1200; wait++) {
    const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(started.output())?.[0];
    if (origin) return { started, origin };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await started.end();
  throw new Error(`The server did not come up:\n${started.output()}`);
}

function keep(name: string, png: Buffer | undefined): void {
  if (!png) return;
  const squeezed = squeezePng(png);
  writeFileSync(join(folder, `${name}.png`), squeezed);
  const size = `${Math.round(squeezed.length / 1000)} kB`;
  if (squeezed.length > LIMIT) throw new Error(`docs/images/${name}.png has ${size}, more than ${LIMIT / 1000} kB.`);
  console.log(`docs/images/${name}.png  ${size}`);
}

interface Picture {
  readonly origin: string;
  readonly scene: Scene;
  readonly scheme: (typeof schemes)[number];
  readonly screen: keyof typeof screens;
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** A page as a business writes it, and nothing else on it. */
function pageOf({ scene, scheme }: Picture): string {
  const { language, region, business, product, welcome, rule } = scene;
  const config = {
    context: { ...product, image: "/pictures/barista-class.svg" },
    welcome,
    replyTime: 60,
    replies: { rules: [{ ...rule, delay: 0 }], fallback: false },
    privacy: { url: "/privacy.html" },
  };
  const ground = scheme === "dark" ? "#2a2b30" : "#e7e6e1";
  return `<!doctype html><html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}"><head>
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${business}</title>
<style>body { background: ${ground} }</style><script async src="/cdn/loader.js"></script></head><body>
<lead-chat business-name="${business}" region="${region}" endpoint="/v1/events" config="${escape(JSON.stringify(config))}"></lead-chat>
</body></html>`;
}

async function take(browser: Browser, picture: Picture): Promise<Buffer> {
  const { origin, scene, scheme, screen } = picture;
  const context = await browser.newContext({
    ...screens[screen],
    colorScheme: scheme,
    locale: scene.language,
    reducedMotion: "reduce",
    timezoneId: "Asia/Jakarta",
  });
  try {
    const page = await context.newPage();
    // The same time in each picture.
    await page.clock.install({ time: new Date("2026-11-27T09:41:00+07:00") });
    const body = pageOf(picture);
    await page.route("**/picture.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }));
    await page.goto(`${origin}/picture.html`);
    await page.waitForFunction(() => customElements.get("lead-chat") !== undefined);
    await page.evaluate(() => document.querySelector("lead-chat")?.show());
    await say(page, scene.question);
    await page.clock.runFor(1000);
    await page.locator(".bubble", { hasText: scene.rule.say }).waitFor();
    await say(page, scene.contact);
    await page.locator('[part="notice"]').waitFor();
    await page.waitForTimeout(500);
    return await page.screenshot();
  } finally {
    await context.close();
  }
}

async function say(page: Page, text: string): Promise<void> {
  await page.locator("textarea").fill(text);
  await page.locator('[part="send-button"]').click();
}

/** The picture of the README: three phones side by side. */
async function compose(browser: Browser, taken: ReadonlyMap<string, Buffer>): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 760, height: 460 } });
  const image = (name: string) => `<img src="data:image/png;base64,${taken.get(name)?.toString("base64") ?? ""}">`;
  await page.setContent(`<style>
    body { margin: 0; display: flex; gap: 22px; justify-content: center; align-items: center; height: 460px; background: #e7e6e1 }
    img { height: 400px; border-radius: 18px; box-shadow: 0 12px 40px rgb(16 24 40 / 0.18) }
  </style>${image("phone-light-en")}${image("phone-dark-ja")}${image("phone-light-ar")}`);
  await page.waitForTimeout(300);
  const png = await page.screenshot();
  await page.close();
  return png;
}
