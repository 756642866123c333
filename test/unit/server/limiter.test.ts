import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createLimiter, defaultLimits, networkOf, scaleLimits } from "../../../src/server/services/limiter.ts";
import { Problem } from "../../../src/server/problem.ts";

describe("limits", () => {
  it("hold all at once, and say when to come again", async () => {
    const limiter = createLimiter("messages", {
      visitor: [
        { most: 2, seconds: 1 },
        { most: 3, seconds: 3600 },
      ],
      address: [],
    });
    const take = () => limiter.take("a visitor", undefined);
    const refusal = async () => {
      const error = await take().then(
        () => assert.fail("nothing was refused"),
        (thrown: unknown) => thrown,
      );
      assert.ok(error instanceof Problem);
      return Number(error.toResponse().headers.get("Retry-After"));
    };
    await take();
    await take();
    assert.equal(await refusal(), 1);
    await new Promise((resolve) => setTimeout(resolve, 1050));
    await take();
    const seconds = await refusal();
    assert.ok(seconds > 3590 && seconds <= 3600, String(seconds));
  });

  it("do not count what is not known", async () => {
    const limiter = createLimiter("requests", {
      visitor: [{ most: 1, seconds: 60 }],
      address: [{ most: 1, seconds: 60 }],
    });
    for (let index = 0; index < 5; index += 1) await limiter.take(undefined, undefined);
  });

  it("are those of the issue, and can be scaled or switched off", () => {
    assert.deepEqual(defaultLimits.messages.visitor, [
      { most: 10, seconds: 10 },
      { most: 60, seconds: 3600 },
    ]);
    assert.deepEqual(scaleLimits(1), defaultLimits);
    assert.deepEqual(scaleLimits(0.5).messages.visitor[0], { most: 5, seconds: 10 });
    assert.deepEqual(scaleLimits(0.001).messages.visitor[0], { most: 1, seconds: 10 });
    assert.deepEqual(scaleLimits(Infinity).messages, { visitor: [], address: [] });
  });

  for (const [address, network] of [
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:DB8:1:2::6", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["not an address", "not an address"],
  ] as const) {
    it(`of ${address} are those of ${network}`, () => assert.equal(networkOf(address), network));
  }
});
