import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { localeLoaders } from "../../../src/i18n/locale-loaders.ts";
import type { Me } from "../../../src/protocol/center-api.ts";
import { openSqliteLeadStore } from "../../../src/server/stores/sqlite/sqlite-lead-store.ts";
import type { Store } from "../../../src/server/stores/store.ts";
import { noticeTexts } from "../../../src/server/telling/data/notice-texts.ts";
import { quietUntil } from "../../../src/server/telling/quiet-until.ts";
import { createSmtpMailer } from "../../../src/server/telling/smtp-mailer.ts";
import { createWebPusher } from "../../../src/server/telling/web-pusher.ts";
import { describeWaiting, readerOf } from "../../../src/server/telling/words.ts";
import { leadCreated, leadErased, leadUpdated } from "../../fixtures/server/events.ts";
import {
  type Browser,
  invite,
  openBrowser,
  password,
  setUpOwner,
  type SignedInPerson,
} from "../../fixtures/server/people.ts";
import { openPushService, type PushService, readVapid } from "../../fixtures/server/push-service.ts";
import { openSmtpSink, type SmtpSink } from "../../fixtures/server/smtp-sink.ts";
import { listenTo, openVisitor } from "../../fixtures/server/talk.ts";
import { openTestServer, readProblem, serverOrigin, type TestServer } from "../../fixtures/server/test-server.ts";

const conversation = { id: "conversation-1", startedAt: "2026-11-20T08:59:00.000Z" };
const from = "Kopi Senja <chat@shop.example>";

let folder: string;
let sink: SmtpSink;
let service: PushService;
let store: Store;
let server: TestServer;
let owner: SignedInPerson;
let time: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lead-chat-telling-"));
  time = Date.parse("2026-11-20T09:00:00.000Z");
  sink = await openSmtpSink();
  service = await openPushService();
  await start();
  owner = await setUpOwner(server);
});
afterEach(async () => {
  await server.close();
  await sink.close();
  await service.close();
  await rm(folder, { recursive: true });
});

/** The clock stands still but where a test moves it; the server looks again all the time. */
async function start(): Promise<void> {
  store = await openSqliteLeadStore({ path: join(folder, "lead-chat.sqlite") });
  server = await openTestServer({
    store,
    publicOrigin: serverOrigin,
    now: () => new Date(time),
    mailer: createSmtpMailer({ url: sink.url, from }),
    pusher: createWebPusher({ values: store.values, contact: "mailto:chat@shop.example", origins: [service.origin] }),
    tellingTimes: { look: 20, gather: 5 },
  });
}

async function until(isSo: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 20_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
/** As long as it takes to look several times. */
const whileLookedAt = () => new Promise((resolve) => setTimeout(resolve, 150));
const subscribe = (person: SignedInPerson = owner) =>
  person.send("POST", "/api/push/subscriptions", { ...service.subscription, expirationTime: null });

describe("a mail", () => {
  it("tells each person of each new lead, once, and opens its conversation", async () => {
    await invite(server, { by: owner });
    await server.post(leadCreated({ conversation, contacts: [["phone", "+6281234567890"]] }));
    await until(() => sink.mails.length === 2, "two mails");
    await server.post(
      leadUpdated({
        conversation,
        contacts: [
          ["phone", "+6281234567890"],
          ["email", "b@example.com"],
        ],
      }),
    );
    await server.post(leadCreated({ leadId: "form-lead", contacts: [["email", "c@example.com"]] }));
    await until(() => sink.mails.length === 4, "two more mails");
    await whileLookedAt();
    assert.equal(sink.mails.length, 4);
    const to = sink.mails.map((mail) => mail.to.join()).sort();
    const both = ["andi.agent@shop.example", "olga.owner@shop.example"];
    assert.deepEqual(to, [both[0], both[0], both[1], both[1]]);
    const [first] = sink.mails;
    assert.equal(first?.from, "chat@shop.example");
    assert.equal(first.subject, "New lead");
    assert.ok(first.text.includes(`${serverOrigin}/center/#conversation=conversation-1`), first.text);
    assert.ok(first.text.includes("Phone: +6281234567890"));
    assert.ok(sink.mails[3]?.text.includes(`${serverOrigin}/center/#lead=form-lead`));
    assert.deepEqual(server.errors, []);
  });

  it("never has contact details in its header, whatever a visitor wrote, nor a line that is not one", async () => {
    await owner.send("PUT", "/api/settings", { businessName: "Kopi Senja" });
    const name = "Eve\r\nBcc: all@evil.example\r\n\r\nHi\u202e";
    await server.post(
      leadCreated({
        contacts: [
          ["name", name],
          ["email", "eve@evil.example"],
        ],
      }),
    );
    await until(() => sink.mails.length === 1, "the mail");
    const [mail] = sink.mails;
    assert.equal(mail?.subject, "New lead · Kopi Senja");
    const [head = ""] = mail.raw.split("\r\n\r\n");
    assert.doesNotMatch(head, /evil|Eve|^Bcc/m);
    assert.deepEqual(mail.to, ["olga.owner@shop.example"]);
    assert.ok(mail.text.includes("Name: Eve Bcc: all@evil.example Hi\r\n"), JSON.stringify(mail.text));
  });

  it("tells of a visitor who waits for two minutes, once, without a word of what they said", async () => {
    const visitor = await openVisitor(server);
    await visitor.say("my secret question");
    time += 119_000;
    await whileLookedAt();
    assert.equal(sink.mails.length, 0);
    time += 1000;
    await until(() => sink.mails.length === 1, "the mail");
    await visitor.say("another one");
    time += 600_000;
    await whileLookedAt();
    assert.equal(sink.mails.length, 1);
    const [mail] = sink.mails;
    assert.equal(mail?.subject, "A visitor waits for an answer");
    assert.ok(mail.text.includes(`${serverOrigin}/center/#conversation=${visitor.conversation.id}`));
    assert.doesNotMatch(mail.raw, /secret/);
  });

  it("does not tell of a visitor who was answered in time, and tells again when they wait anew", async () => {
    const visitor = await openVisitor(server);
    const answer = (id: string) =>
      owner.send("POST", `/api/conversations/${visitor.conversation.id}/messages`, { id, text: "Yes" });
    await visitor.say("Hello?");
    time += 60_000;
    assert.equal((await answer("answer-1")).status, 200);
    time += 120_000;
    await whileLookedAt();
    assert.equal(sink.mails.length, 0);
    for (const count of [1, 2]) {
      await visitor.say(`question ${count}`);
      time += 120_000;
      await until(() => sink.mails.length === count, `mail ${count}`);
      await answer(`answer ${count}`);
      time += 1000;
    }
  });

  it("is tried again until the mail server takes it, also after a restart, and then no more", async () => {
    sink.refuse(3);
    await server.post(leadCreated());
    await until(() => sink.tries === 1, "the first try");
    await whileLookedAt();
    assert.equal(sink.tries, 1);
    time += 30_000;
    await until(() => sink.tries === 2, "the second try");
    await whileLookedAt();
    await server.close();
    await start();
    time += 90_000;
    await whileLookedAt();
    assert.equal(sink.tries, 2);
    time += 30_000;
    await until(() => sink.tries === 3, "the third try");
    await whileLookedAt();
    time += 480_000;
    await until(() => sink.mails.length === 1, "the mail");
    time += 86_400_000;
    await whileLookedAt();
    assert.equal(sink.mails.length, 1);
  });

  it("waits while the hours are quiet, and says nothing of what is over by then", async () => {
    await owner.send("PATCH", "/api/me", { quietHours: { from: "15:00", to: "17:30", timeZone: "Asia/Jakarta" } });
    await server.post(leadCreated({ leadId: "kept" }));
    await server.post(leadCreated({ leadId: "erased", contacts: [["email", "gone@example.com"]] }));
    await whileLookedAt();
    assert.equal(sink.mails.length, 0);
    await server.post(leadErased({ leadId: "erased" }));
    time += 89 * 60_000;
    await whileLookedAt();
    assert.equal(sink.mails.length, 0);
    // 10:30 in UTC is 17:30 in Jakarta.
    time += 60_000;
    await until(() => sink.mails.length === 1, "the mail");
    await whileLookedAt();
    assert.equal(sink.mails.length, 1);
    assert.match(sink.mails[0]?.text ?? "", /lead=kept/);
  });

  it("does not tell of test leads, of leads that agents made, nor of what was there before anybody was told", async () => {
    await server.close();
    const quiet = await openSqliteLeadStore({ path: join(folder, "other.sqlite") });
    server = await openTestServer({ store: { ...quiet, close: () => Promise.resolve() }, now: () => new Date(time) });
    await server.post(leadCreated({ leadId: "old" }));
    await server.close();
    time += 3_600_000;
    const mailer = createSmtpMailer({ url: sink.url, from });
    const now = () => new Date(time);
    server = await openTestServer({
      store: quiet,
      publicOrigin: serverOrigin,
      now,
      mailer,
      tellingTimes: { look: 20 },
    });
    owner = await setUpOwner(server);
    await server.post(leadCreated({ leadId: "test", test: true }));
    const visitor = await openVisitor(server);
    await visitor.say("Hello");
    await owner.send("POST", `/api/conversations/${visitor.conversation.id}/lead`, {});
    await whileLookedAt();
    assert.equal(sink.mails.length, 0);
    await server.post(leadCreated({ leadId: "real" }));
    await until(() => sink.mails.length === 1, "the mail");
  });
});

describe("a push", () => {
  it("tells who has no Center open, encrypted for the browser, with nothing of the visitor in it", async () => {
    assert.equal((await subscribe()).status, 204);
    await server.post(
      leadCreated({
        conversation,
        contacts: [
          ["name", "Budi"],
          ["phone", "+6281234567890"],
        ],
      }),
    );
    await until(() => service.pushes.length === 1, "the push");
    const [push] = service.pushes;
    assert.deepEqual(push?.message, {
      title: "New lead",
      body: "A visitor left contact details.",
      url: "#conversation=conversation-1",
      tag: "conversation=conversation-1",
    });
    assert.match(push.headers.authorization ?? "", /^vapid t=[\w.-]+, ?k=[\w-]{87}$/);
    const claims = readVapid(push.headers.authorization);
    assert.deepEqual([claims?.aud, claims?.sub], [service.origin, "mailto:chat@shop.example"]);
    const left = (claims?.exp ?? 0) - Date.now() / 1000;
    assert.ok(left > 0 && left <= 86_400, `RFC 8292 allows a day: ${left} s`);
    assert.equal(readVapid(push.headers.authorization?.replace(/t=.{9}/, "t=eyJhbGciO")), undefined);
    const { key } = (await (await owner.send("GET", "/api/push/key")).json()) as { key: string };
    assert.ok(push.headers.authorization?.endsWith(key));
    await whileLookedAt();
    assert.equal(service.pushes.length, 1);
  });

  it("does not come while the person has a Center open, and comes when it is closed", async () => {
    await subscribe();
    const center = listenTo(await owner.send("GET", "/api/stream"));
    await server.post(leadCreated({ leadId: "seen" }));
    await until(() => sink.mails.length === 1, "the mail");
    await whileLookedAt();
    assert.equal(service.pushes.length, 0);
    await center.leave();
    await server.post(leadCreated({ leadId: "unseen" }));
    await until(() => service.pushes.length === 1, "the push");
    assert.equal(service.pushes[0]?.message["url"], "#lead=unseen");
  });

  it("is dropped in quiet hours", async () => {
    await subscribe();
    await owner.send("PATCH", "/api/me", { quietHours: { from: "08:00", to: "10:00", timeZone: "UTC" } });
    await server.post(leadCreated());
    await whileLookedAt();
    time += 7_200_000;
    await until(() => sink.mails.length === 1, "the mail");
    await whileLookedAt();
    assert.equal(service.pushes.length, 0);
  });

  it("is tried again where the service asks for it, and ends with the subscription", async () => {
    await subscribe();
    service.answer = 503;
    await server.post(leadCreated({ leadId: "a" }));
    await until(() => service.pushes.length === 1, "the first try");
    await whileLookedAt();
    service.answer = 410;
    time += 30_000;
    await until(() => service.pushes.length === 2, "the second try");
    await whileLookedAt();
    assert.deepEqual(await store.notices.subscriptions(), []);
    await subscribe();
    assert.equal((await owner.send("DELETE", "/api/push/subscriptions", service.subscription)).status, 204);
    service.answer = 201;
    await server.post(leadCreated({ leadId: "b" }));
    await until(() => sink.mails.length === 2, "the mails");
    await whileLookedAt();
    assert.equal(service.pushes.length, 2);
  });

  it("goes to push services alone: the server calls no other address on somebody's word", async () => {
    const { keys } = service.subscription;
    for (const endpoint of [
      "http://127.0.0.1:1/admin",
      "https://169.254.169.254/latest/meta-data",
      "https://fcm.googleapis.com.evil.example/x",
      "https://evil.example/fcm.googleapis.com",
      "http://fcm.googleapis.com/x",
      "file:///etc/passwd",
      "nonsense",
    ]) {
      const answer = await owner.send("POST", "/api/push/subscriptions", { endpoint, keys });
      assert.equal(answer.status, 422, endpoint);
    }
    const real = { endpoint: "https://fcm.googleapis.com/fcm/send/abc", keys };
    assert.equal((await owner.send("POST", "/api/push/subscriptions", real)).status, 204);
  });

  it("belongs to whoever signed in there last, and nobody else can end it", async () => {
    await subscribe();
    const agent = await invite(server, { by: owner });
    await subscribe(agent);
    assert.deepEqual(
      (await store.notices.subscriptions()).map(({ personId }) => personId),
      [agent.me.id],
    );
    await owner.send("DELETE", "/api/push/subscriptions", { endpoint: service.subscription.endpoint });
    assert.equal((await store.notices.subscriptions()).length, 1);
    await owner.send("DELETE", `/api/team/${agent.me.id}`);
    assert.equal((await store.notices.subscriptions()).length, 0);
  });

  it("keeps its keys over restarts", async () => {
    const read = async (browser: Browser) =>
      ((await (await browser.send("GET", "/api/push/key")).json()) as { key: string }).key;
    const before = await read(owner);
    assert.match(before, /^[\w-]{87}$/);
    await server.close();
    await start();
    const browser = openBrowser(server);
    await browser.send("POST", "/api/session", { email: owner.me.email, password });
    assert.equal(await read(browser), before);
  });
});

describe("quiet hours", () => {
  const jakarta = (from: string, to: string) => ({ from, to, timeZone: "Asia/Jakarta" });
  const cases: readonly (readonly [string, ReturnType<typeof jakarta> | undefined, string, string | undefined])[] = [
    ["none at all", undefined, "2026-11-20T20:00:00.000Z", undefined],
    ["before they begin", jakarta("22:00", "07:00"), "2026-11-20T14:59:59.000Z", undefined],
    ["as they begin", jakarta("22:00", "07:00"), "2026-11-20T15:00:00.000Z", "2026-11-21T00:00:00.000Z"],
    ["after midnight", jakarta("22:00", "07:00"), "2026-11-20T23:59:59.500Z", "2026-11-21T00:00:00.000Z"],
    ["as they end", jakarta("22:00", "07:00"), "2026-11-21T00:00:00.000Z", undefined],
    ["within a day", jakarta("12:00", "13:30"), "2026-11-20T05:10:20.000Z", "2026-11-20T06:30:00.000Z"],
    ["that are empty", jakarta("08:00", "08:00"), "2026-11-20T01:00:00.000Z", undefined],
  ];
  for (const [what, quiet, now, end] of cases) {
    it(`${what}: ${end ? `quiet until ${end}` : "not quiet"}`, () => {
      assert.equal(quietUntil(quiet, new Date(now))?.toISOString(), end);
    });
  }
});

describe("the language", () => {
  const says = async (
    language: string,
    change: { readonly title: string; readonly said: string; readonly phone: string },
  ) => {
    const answer = await owner.send("PATCH", "/api/me", { language });
    assert.equal(((await answer.json()) as Me).language, language);
    await owner.send("POST", "/api/push/subscriptions", { ...service.subscription, expirationTime: null });
    await server.post(leadCreated({ conversation, contacts: [["phone", "+6281234567890"]] }));
    await until(() => sink.mails.length === 1 && service.pushes.length === 1, "a mail and a push");
    const [mail] = sink.mails;
    assert.ok(mail?.subject === change.title, mail?.subject);
    assert.ok(
      mail?.text.replaceAll("\r\n", "\n").includes(`${change.said}\n\n${change.phone}: +6281234567890\n`),
      mail?.text,
    );
    const push = service.pushes[0]?.message;
    assert.deepEqual([push?.["title"], push?.["body"]], [change.title, change.said]);
  };

  it("of a mail and a push is the one in which the person reads the Center", () =>
    says("ar", { title: "عميل محتمل جديد", said: "ترك زائر وسائل اتصال به.", phone: "الهاتف" }));

  it("is kept over a restart", async () => {
    await owner.send("PATCH", "/api/me", { language: "ja" });
    await server.close();
    await start();
    assert.deepEqual(
      (await store.people.people()).map(({ language }) => language),
      ["ja"],
    );
  });

  it("is one that the Center speaks", async () => {
    const problem = await readProblem(await owner.send("PATCH", "/api/me", { language: "tlh" }));
    assert.deepEqual(
      problem.errors?.map(({ path, code }) => [path, code]),
      [["language", "not-a-choice"]],
    );
    assert.deepEqual(Object.keys(noticeTexts).sort(), Object.keys(localeLoaders).sort());
  });

  for (const [tag, texts] of Object.entries(noticeTexts)) {
    it(`${tag}: every text is there, in the language, with its place`, () => {
      for (const [key, text] of Object.entries(texts) as [keyof typeof texts, string][]) {
        assert.equal(text.includes("{time}"), key === "unanswered", key);
        assert.ok(text.trim() === text && text !== "", key);
      }
      const waiting = describeWaiting("c", 2, readerOf({ center: "https://x/center/", businessName: "" }, tag));
      assert.ok(!/[{}]/.test(waiting.mail.text), waiting.mail.text);
      if (tag !== "en") assert.ok(!waiting.mail.text.includes("Nobody has answered"));
    });
  }

  it("of nobody's is English", () => {
    const { push } = describeWaiting("c", 2, readerOf({ center: "", businessName: "" }, "__proto__"));
    assert.deepEqual([push.title, push.body], ["A visitor waits for an answer", "Nobody has answered for 2 minutes."]);
  });
});
