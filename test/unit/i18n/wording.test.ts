import assert from "node:assert/strict";
import { describe, test, type TestContext } from "node:test";
import type { Texts } from "../../../src/i18n/en.ts";
import type { LocaleTag } from "../../../src/i18n/locale-loaders.ts";
import { locales } from "../../../src/i18n/locales.ts";
import { createTextLoader } from "../../../src/i18n/text-loader.ts";
import { Wording } from "../../../src/i18n/wording.ts";

/** A wording whose chunks arrive when the test says so. */
function setUp(context: TestContext) {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const open = new Map<LocaleTag, { resolve(texts: { texts: Texts }): void; reject(reason: unknown): void }>();
  const asked: LocaleTag[] = [];
  const shown: string[] = [];
  const reported: string[] = [];
  const overrides = { broken: false };
  const loader = createTextLoader({
    texts: async (locale) =>
      new Promise((resolve, reject) => {
        asked.push(locale);
        open.set(locale, { resolve, reject });
      }),
    overrides: async () => {
      if (overrides.broken) throw new TypeError("Failed to fetch");
      return import("../../../src/i18n/override-texts.ts");
    },
  });
  /** Lets what failed be tried again. */
  let retry = () => {};
  const wording: Wording = new Wording({
    loader,
    async persist(load) {
      for (;;) {
        await new Promise<void>((resolve) => (retry = resolve));
        try {
          return await load();
        } catch {
          // Once more.
        }
      }
    },
    changed: () => shown.push(wording.current?.locale ?? "none"),
    report: ({ code, message }) => reported.push(`${code} ${message}`),
  });
  context.after(() => wording.end());
  // Long enough for an import from the disk that is cached, and for all promises behind it.
  const settle = async () => {
    await import("../../../src/i18n/override-texts.ts");
    await new Promise<void>((resolve) => setImmediate(resolve));
  };
  return {
    wording,
    asked,
    shown,
    reported,
    overrides,
    settle,
    async arrive(locale: LocaleTag) {
      open.get(locale)?.resolve(await locales[locale].load());
      await settle();
    },
    async fail(locale: LocaleTag) {
      open.get(locale)?.reject(new TypeError("Failed to fetch"));
      await settle();
    },
    async retry() {
      retry();
      await settle();
    },
    wait: (milliseconds: number) => context.mock.timers.tick(milliseconds),
  };
}

describe("Wording", () => {
  test("English is in force at once", (context) => {
    const { wording, shown, asked } = setUp(context);
    wording.use("en-GB");
    assert.deepEqual([shown, asked], [["en"], []]);
    assert.equal(wording.current?.texts.send, "Send");
  });

  test("another language is in force when it is there, with nothing shown before", async (context) => {
    const { wording, shown, arrive } = setUp(context);
    wording.use("id");
    assert.deepEqual(shown, []);
    await arrive("id");
    assert.deepEqual(shown, ["id"]);
    assert.equal(wording.current?.texts.send, "Kirim");
  });

  test("a visitor who waits too long reads English until their language is there", async (context) => {
    const { wording, shown, reported, arrive, wait } = setUp(context);
    wording.use("th");
    wait(2499);
    assert.deepEqual(shown, []);
    wait(1);
    assert.deepEqual(shown, ["en"]);
    await arrive("th");
    assert.deepEqual(shown, ["en", "th"]);
    assert.deepEqual(reported, []);
  });

  test("a failure is English, said once, and asked for until it comes", async (context) => {
    const { wording, shown, asked, reported, arrive, fail, retry } = setUp(context);
    wording.use("ja");
    await fail("ja");
    assert.deepEqual(shown, ["en"]);
    assert.deepEqual(reported, ['language-unavailable The wording for "ja" could not be loaded.']);
    await retry();
    await fail("ja");
    assert.equal(reported.length, 1);
    await retry();
    await arrive("ja");
    assert.deepEqual(shown, ["en", "ja"]);
    assert.deepEqual(asked, ["ja", "ja", "ja"]);
  });

  test("another language was asked for meanwhile: the one that failed is not shown any more", async (context) => {
    const { wording, shown, asked, fail, retry } = setUp(context);
    wording.use("ja");
    await fail("ja");
    wording.use("en");
    await retry();
    assert.deepEqual([shown.at(-1), asked], ["en", ["ja"]]);
  });

  test("a switch keeps what is shown until the other is there", async (context) => {
    const { wording, shown, arrive } = setUp(context);
    wording.use("en");
    wording.use("ar");
    assert.equal(wording.current?.direction, "ltr");
    await arrive("ar");
    assert.equal(wording.current?.direction, "rtl");
    wording.use("en");
    assert.deepEqual(shown, ["en", "ar", "en"]);
    wording.use("ar");
    assert.deepEqual(shown, ["en", "ar", "en", "ar"], "kept, so at once");
  });

  test("a switch that fails leaves the language that is there", async (context) => {
    const { wording, shown, arrive, fail } = setUp(context);
    wording.use("id");
    await arrive("id");
    wording.use("ja");
    await fail("ja");
    assert.deepEqual(shown, ["id"]);
    assert.equal(wording.current?.locale, "id");
  });

  test("the language asked for last wins, whichever arrives last", async (context) => {
    const { wording, shown, arrive } = setUp(context);
    wording.use("id");
    wording.use("th");
    await arrive("th");
    await arrive("id");
    assert.deepEqual(shown, ["th"]);
  });

  test("the same again changes nothing; other overrides do, and each mistake is told once", async (context) => {
    const { wording, shown, reported, settle } = setUp(context);
    const own = { en: { send: "Post", oops: "x" } };
    wording.use("en", own);
    wording.use("en", own);
    await settle();
    assert.equal(wording.current?.texts.send, "Post");
    wording.use("en", { ...own });
    await settle();
    assert.deepEqual(shown, ["en", "en"]);
    assert.deepEqual(reported, ["texts-unknown-key config.texts.en.oops: this text is not known"]);
  });

  test("overrides that fail leave the visitor's language, and are tried again", async (context) => {
    const { wording, shown, reported, overrides, arrive, settle, retry } = setUp(context);
    overrides.broken = true;
    wording.use("id", { id: { send: "Kirim pesan" } });
    await arrive("id");
    assert.equal(wording.current?.texts.send, "Kirim");
    assert.equal(reported.length, 1);
    overrides.broken = false;
    await retry();
    await settle();
    assert.equal(wording.current?.texts.send, "Kirim pesan");
    assert.deepEqual(shown, ["id", "id"]);
  });

  test("after the end nothing is told any more", async (context) => {
    const { wording, shown, arrive, wait } = setUp(context);
    wording.use("id");
    wording.end();
    await arrive("id");
    wait(10_000);
    assert.deepEqual(shown, []);
  });
});
