import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { decideOutcome } from "../../../src/delivery/outcome.ts";
import { flatten } from "../../../src/delivery/flatten.ts";
import type { LeadChatEvent } from "../../../src/protocol/lead-event.ts";
import { docsBlock } from "../../fixtures/docs-code.ts";
import { World } from "../../fixtures/session/world.ts";

const script = docsBlock("recipes.md", "code", "apps-script");

/** What a sheet makes of what is put into a cell: after an apostrophe text, else a sum or a number where it can. */
function cell(value: string): string {
  if (value.startsWith("'")) return value.slice(1);
  if (/^[=+]/.test(value)) return "#ERROR!";
  return /^\d+$/.test(value) ? String(Number(value)) : value;
}

type DoPost = (request: { postData: { contents: string } }) => { text: string; type: string };

/** Google's services, as far as the script uses them. */
class Google {
  readonly rows: string[][] = [];
  readonly mails: { to: string; subject: string; body: string }[] = [];
  locked = false;
  isBusy = false;
  mailQuota = 100;
  readonly #doPost: DoPost;

  constructor() {
    const sheet = {
      appendRow: (values: string[]) => void this.rows.push(Array.from(values, cell)),
      createTextFinder: (text: string) => ({
        matchEntireCell: (whole: boolean) => ({
          findNext: () =>
            this.rows.flat().find((value) => (whole ? value === text : value.includes(text))) === undefined ? null : {},
        }),
      }),
    };
    const services = {
      SpreadsheetApp: { getActiveSpreadsheet: () => ({ getSheets: () => [sheet] }) },
      LockService: {
        getScriptLock: () => ({
          waitLock: () => {
            if (this.isBusy) throw new Error("Lock timeout: another process was holding the lock for too long.");
            this.locked = true;
          },
          releaseLock: () => void (this.locked = false),
        }),
      },
      MailApp: {
        sendEmail: (to: string, subject: string, body: string) => {
          if (this.mailQuota-- <= 0) throw new Error("Service invoked too many times for one day: email.");
          this.mails.push({ to, subject, body });
        },
      },
      ContentService: {
        MimeType: { JSON: "application/json" },
        createTextOutput: (text: string) => ({ setMimeType: (type: string) => ({ text, type }) }),
      },
    };
    this.#doPost = runInNewContext(`${script}\n;doPost`, services) as DoPost;
  }

  /** @returns what the chat makes of the answer, redirects followed */
  post(event: unknown) {
    const { text, type } = this.#doPost({ postData: { contents: JSON.stringify(event) } });
    const answer = { status: 200, redirected: false, contentType: type, retryAfter: null, body: text };
    return decideOutcome(answer, { acceptsAny: true, now: 0 });
  }
}

/** Real events of a conversation. */
async function conversation(): Promise<LeadChatEvent[]> {
  const world = new World();
  const session = world.tab().session();
  for (const text of ["hello", "my name is Ana, call me at 081234567890", "ana@example.com"])
    await Promise.all([session.sendMessage(text), world.advance(2000)]);
  await Promise.all([session.forget(), world.advance(2000)]);
  return world.received.map(({ event }) => event);
}
const events = await conversation();
const [started, created, updated, erased] = events.map((event) => flatten(event));
const stored = { kind: "stored", rejected: [] };

describe("the Apps Script of the recipes", () => {
  test("has at most 25 lines", () => assert.ok(script.split("\n").length <= 25, String(script.split("\n").length)));

  test("writes a row and an e-mail for a new lead, the number as it is", () => {
    const google = new Google();
    assert.deepEqual(google.post(created), stored);
    const [row] = google.rows;
    assert.deepEqual(row?.slice(2), [
      "lead.created",
      created?.["leadId"],
      "Ana",
      "",
      "+6281234567890",
      "",
      "weekend",
      created?.["page"],
    ]);
    assert.equal(google.mails.length, 1);
    assert.match(google.mails[0]?.body ?? "", /^\+6281234567890$/m);
    assert.equal(google.locked, false);
  });

  test("a change of the lead is a row, and no second e-mail", () => {
    const google = new Google();
    google.post(created);
    google.post(updated);
    assert.deepEqual(
      google.rows.map(([, , event]) => event),
      ["lead.created", "lead.updated"],
    );
    assert.equal(google.mails.length, 1);
  });

  test("the same event again changes nothing, and is answered", () => {
    const google = new Google();
    for (let count = 0; count < 3; count++) assert.deepEqual(google.post(created), stored);
    assert.deepEqual([google.rows.length, google.mails.length], [1, 1]);
  });

  test("what is no lead is answered and written nowhere; a test too", () => {
    const google = new Google();
    assert.deepEqual(google.post(started), stored);
    assert.deepEqual(google.post({ ...created, test: true }), stored);
    assert.deepEqual([google.rows.length, google.mails.length], [0, 0]);
  });

  test("an erasure is a row, so that somebody can delete the others", () => {
    const google = new Google();
    google.post(erased);
    assert.deepEqual(google.rows[0]?.slice(2, 4), ["lead.erased", created?.["leadId"]]);
  });

  test("busy: the event is refused by its id, so that it stays on the device", () => {
    const google = new Google();
    google.isBusy = true;
    const outcome = google.post(created);
    assert.equal(outcome.kind, "stored");
    assert.deepEqual(outcome.kind === "stored" && outcome.rejected.map(({ id }) => id), [created?.["id"]]);
    assert.equal(google.rows.length, 0);
  });

  test("no mail can be sent: the row is there, the event comes again and is known then", () => {
    const google = new Google();
    google.mailQuota = 0;
    const first = google.post(created);
    assert.ok(first.kind === "stored" && first.rejected.length === 1);
    assert.deepEqual(google.post(created), stored);
    assert.equal(google.rows.length, 1);
    assert.equal(google.locked, false);
  });

  for (const value of ["=HYPERLINK(1)", "+1+1", "@sum", "-2", "'quoted"]) {
    test(`a name that is written as a formula stays text: ${value}`, () => {
      const google = new Google();
      google.post({ ...created, name: value });
      assert.equal(google.rows[0]?.[4], value);
    });
  }
});
