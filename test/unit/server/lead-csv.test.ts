import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { LeadRecord } from "../../../src/protocol/center-api.ts";
import type { Lead, Touch } from "../../../src/protocol/lead-event.ts";
import { streamCsv, toHarmless } from "../../../src/server/services/lead-csv.ts";
import type { LeadQuery } from "../../../src/server/stores/lead-store.ts";
import { at, leadCreated } from "../../fixtures/server/events.ts";

const record = (
  contacts: readonly (readonly [string, string])[],
  changes: Partial<Lead> = {},
  touches: readonly Touch[] = [],
): LeadRecord => {
  const { lead, change } = leadCreated({ contacts }).data;
  return {
    id: lead.id,
    revision: 1,
    receivedAt: at,
    changedAt: at,
    lead: { ...lead, ...changes },
    change,
    touches,
    page: { url: "https://shop.example/class", language: "id" },
  };
};

/** The file of these leads, read from the store in pages of two. */
async function toCsv(leads: readonly LeadRecord[]): Promise<string> {
  const numbered = leads.map((lead, at) => ({ ...lead, id: `${lead.id}-${at}` }));
  const store = {
    async leads({ before = 0 }: LeadQuery) {
      const some = numbered.slice(before, before + 2);
      const next = before + 2 < numbered.length ? before + 2 : null;
      return Promise.resolve({ leads: some, total: numbered.length, next, revision: 0 });
    },
    // In another order than it was asked for.
    leadsById: (ids: readonly string[]) => Promise.resolve(numbered.filter(({ id }) => ids.includes(id)).toReversed()),
  };
  const bytes = await new Response(streamCsv(store, {})).arrayBuffer();
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** An independent reader of RFC 4180. */
function parse(text: string): string[][] {
  assert.equal(text.charCodeAt(0), 0xfeff, "begins with a byte order mark");
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  cell.lastIndex = 1;
  while (cell.lastIndex < text.length) {
    const [, quoted, plain, end] = cell.exec(text) ?? assert.fail("not RFC 4180");
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  assert.deepEqual(rows.pop(), [], "ends with a line break");
  return rows;
}

const table = async (leads: readonly LeadRecord[]) => {
  const [columns = [], ...rows] = parse(await toCsv(leads));
  return rows.map((row) => {
    assert.equal(row.length, columns.length);
    return new Map(columns.map((column, index) => [column, row[index]]));
  });
};

describe("CSV of leads", () => {
  it("has its columns also without leads", async () => {
    const [columns, ...rows] = parse(await toCsv([]));
    assert.deepEqual(columns?.slice(0, 7), [
      "lead_id",
      "received_at",
      "changed_at",
      "name",
      "email",
      "phone",
      "whatsapp",
    ]);
    assert.deepEqual(rows, []);
  });

  it("has one row a lead and one column a kind", async () => {
    const [row] = await table([
      record([
        ["name", "Budi"],
        ["phone", "+6281234567890"],
        ["email", "budi@example.com"],
      ]),
    ]);
    assert.equal(row?.get("name"), "Budi");
    assert.equal(row?.get("phone"), "+6281234567890");
    assert.equal(row?.get("email"), "budi@example.com");
    assert.equal(row?.get("whatsapp"), "");
    assert.equal(row?.get("origin"), "chat");
    assert.equal(row?.get("page"), "https://shop.example/class");
    assert.equal(row?.get("received_at"), at);
  });

  it("joins several values of a kind and keeps numbers dialable", async () => {
    const [row] = await table([
      record([
        ["phone", "+6281234567890"],
        ["phone", "+6281234567891"],
      ]),
    ]);
    assert.equal(row?.get("phone"), "+6281234567890; +6281234567891");
  });

  it("takes the name of the profile where no name was said", async () => {
    const [row] = await table([record([["phone", "+6281234567890"]], { profile: { name: "Siti" } })]);
    assert.equal(row?.get("name"), "Siti");
  });

  it("gives further kinds and questions columns of their own, apart from the fixed ones", async () => {
    const answers = { email: { value: "not an address" }, q2: { question: "Which days?", value: ["Sat", "Sun"] } };
    const [row, other] = await table([
      record([["telegram", "budi"]], { answers }),
      record([["phone", "+6281234567890"]]),
    ]);
    assert.equal(row?.get("contact: telegram"), "budi");
    assert.equal(row?.get("email"), "");
    assert.equal(row?.get("answer: email"), "not an address");
    assert.equal(row?.get("answer: Which days?"), "Sat; Sun");
    assert.equal(other?.get("answer: email"), "");
  });

  it("has what people of the business made of a lead, and each contact once", async () => {
    const work = {
      status: "qualified" as const,
      labels: ["vip", "later"],
      notes: [
        { id: "1", text: "Call on Monday", author: "Ana", at },
        { id: "2", text: "=done", author: "Budi", at },
      ],
      addedContacts: [
        { kind: "phone", value: "+6281234567890" },
        { kind: "phone", value: "+6281300000000" },
        { kind: "line", value: "budi" },
      ],
      refusedContacts: ["x"],
    };
    const [row] = await table([{ ...record([["phone", "+6281234567890"]], { labels: ["own", "vip"] }), work }]);
    assert.equal(row?.get("status"), "qualified");
    assert.equal(row?.get("labels"), "own; vip; later");
    assert.equal(row?.get("notes"), "Call on Monday (Ana, 2026-11-20)\n'=done (Budi, 2026-11-20)");
    assert.equal(row?.get("phone"), "+6281234567890; +6281300000000");
    assert.equal(row?.get("line"), "budi");
  });

  it("has all leads in their order, and every column of any of them, however many there are", async () => {
    const leads = Array.from({ length: 1203 }, (_, index) =>
      record([["name", `Lead ${index}`]], { answers: { [`q${index % 7}`]: { value: `answer ${index}` } } }),
    );
    const rows = await table(leads);
    assert.deepEqual(
      rows.map((row) => row.get("name")),
      leads.map((_, index) => `Lead ${index}`),
    );
    assert.equal(rows[1202]?.get("answer: q5"), "answer 1202");
    assert.equal(rows[0]?.get("answer: q6"), "");
  });

  it("has the last touch", async () => {
    const touches: Touch[] = [
      { kind: "click", at, platform: "google", campaign: "first" },
      { kind: "click", at, platform: "tiktok", campaign: "last", adId: "17" },
    ];
    const [row] = await table([record([["phone", "+6281234567890"]], {}, touches)]);
    assert.deepEqual([row?.get("platform"), row?.get("campaign"), row?.get("ad_id")], ["tiktok", "last", "17"]);
  });

  const hostile: readonly (readonly [given: string, cell: string])[] = [
    ["=1+1", "'=1+1"],
    ["+1+1", "'+1+1"],
    ["-2+3", "'-2+3"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", "'\r=1"],
    ["\n=1", "'\n=1"],
    ["  =1", "'  =1"],
    ["\u00a0=1", "'\u00a0=1"],
    ["\u0000=1", "'\u0000=1"],
    ["\uff1d1+1", "'\uff1d1+1"],
    ["\uff0b1", "'\uff0b1"],
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['=HYPERLINK("https://evil.example","x")', '\'=HYPERLINK("https://evil.example","x")'],
    ["+62812", "'+62812"],
    ["+628123456", "+628123456"],
    ["+6281234567890", "+6281234567890"],
    ["+123456789012345", "+123456789012345"],
    ["+1234567890123456", "'+1234567890123456"],
    ["+6281234567890=1", "'+6281234567890=1"],
    ["+6281234567890\n=1", "'+6281234567890\n=1"],
    ["+٦٢٨١٢٣٤٥٦٧٨٩٠", "'+٦٢٨١٢٣٤٥٦٧٨٩٠"],
    ["1=1", "1=1"],
    ["a,b", "a,b"],
    ['say "hi"', 'say "hi"'],
    ["two\r\nlines", "two\r\nlines"],
    ["'quoted", "'quoted"],
    ["名前", "名前"],
    ["x".repeat(10_000), "x".repeat(10_000)],
  ];
  for (const [given, cell] of hostile) {
    it(`writes ${JSON.stringify(given.slice(0, 40))} as ${JSON.stringify(cell.slice(0, 40))}, in every column`, async () => {
      const lead = record(
        [
          ["name", given],
          ["odd-kind", given],
        ],
        { labels: [given], answers: { q: { value: given } } },
        [{ kind: "click", at, campaign: given, clickIds: { x: given } }],
      );
      const work = {
        status: "raw" as const,
        labels: ["first", given],
        notes: [{ id: "n", text: given, author: given, at }],
        addedContacts: [{ kind: "line", value: given }],
        refusedContacts: [given],
      };
      const [row] = await table([{ ...lead, work }]);
      for (const column of ["name", "contact: odd-kind", "answer: q", "line", "campaign"]) {
        assert.equal(row?.get(column), cell, column);
      }
      assert.equal(row?.get("labels"), toHarmless(`${cell}; first`));
      assert.equal(row?.get("notes"), toHarmless(`${given} (${given}, 2026-11-20)`));
      assert.equal(row?.get("click_ids"), `x=${given}`);
      assert.equal(toHarmless(given), cell);
    });
  }

  it("keeps a formula harmless as the second value of a cell and as a question", async () => {
    const [columns = [], row = []] = parse(
      await toCsv([
        record(
          [
            ["line", "a"],
            ["line", "=1+1"],
          ],
          { answers: { q: { question: "=2+2", value: "x" } } },
        ),
      ]),
    );
    assert.equal(row[columns.indexOf("line")], "a; '=1+1");
    assert.ok(columns.includes("answer: =2+2"));
    assert.ok([...columns, ...row].every((cell) => !/^[=+\-@]/.test(cell) || /^\+\d+$/.test(cell)));
  });
});
