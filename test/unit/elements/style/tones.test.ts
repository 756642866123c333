import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { contrast, deriveTones, type Rgb } from "../../../../src/elements/style/tones.ts";

const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
const light = { surface: white, text: [20, 23, 31] as Rgb };
const dark = { surface: [22, 24, 29] as Rgb, text: [242, 244, 247] as Rgb };

test("contrast is what WCAG says", () => {
  assert.equal(contrast(white, black), 21);
  assert.equal(contrast(white, white), 1);
  assert.equal(contrast([118, 118, 118], white).toFixed(2), "4.54");
  assert.equal(contrast(black, white), contrast(white, black));
});

describe("from an accent alone", () => {
  const color = fc.tuple(
    ...([0, 1, 2].map(() => fc.integer({ min: 0, max: 255 })) as [
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
    ]),
  );
  for (const [name, ground] of Object.entries({ light, dark })) {
    test(`every text can be read on its ground, ${name}`, () => {
      fc.assert(
        fc.property(color, (accent) => {
          const tones = deriveTones({ accent, ...ground });
          assert.ok(contrast(tones.onAccent, accent) >= 4.5, "on the accent");
          for (const place of [ground.surface, tones.surfaceMuted, tones.accentMuted]) {
            assert.ok(contrast(tones.accentText, place) >= 4.5, "the accent as text");
          }
          for (const place of [ground.surface, tones.surfaceMuted]) {
            assert.ok(contrast(tones.textMuted, place) >= 4.5, "quiet text");
          }
        }),
        { numRuns: 500 },
      );
    });
  }

  test("an accent that can be read stays as it is", () => {
    assert.deepEqual(deriveTones({ accent: [47, 91, 234], ...light }).accentText, [47, 91, 234]);
    assert.deepEqual(deriveTones({ accent: [47, 91, 234], ...light }).onAccent, white);
  });

  test("yellow carries dark words, and is darker where it is a word itself", () => {
    const tones = deriveTones({ accent: [255, 221, 0], ...light });
    assert.deepEqual(tones.onAccent, [11, 16, 32]);
    assert.notDeepEqual(tones.accentText, [255, 221, 0]);
  });
});

test("what the host chose is kept", () => {
  const given = {
    onAccent: [1, 2, 3] as Rgb,
    surfaceMuted: [240, 240, 240] as Rgb,
    textMuted: [80, 80, 80] as Rgb,
    accentMuted: [250, 250, 250] as Rgb,
    line: [9, 9, 9] as Rgb,
  };
  const { accentText: _, ...tones } = deriveTones({ accent: [200, 0, 0], ...light, ...given });
  assert.deepEqual(tones, given);
});
