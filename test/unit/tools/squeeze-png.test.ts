import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, inflateSync } from "node:zlib";
import { squeezePng } from "../../../tools/lib/squeeze-png.ts";

/** A PNG by hand, with its pixels packed badly and in two pieces; checksums are not looked at. */
function makePng(pixels: Buffer): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length, 0);
    head.write(type, 4, "latin1");
    return Buffer.concat([head, data, Buffer.alloc(4)]);
  };
  const packed = deflateSync(pixels, { level: 0 });
  const half = Math.floor(packed.length / 2);
  const pieces = [packed.subarray(0, half), packed.subarray(half)].map((piece) => chunk("IDAT", piece));
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", Buffer.alloc(13, 1)), ...pieces, chunk("IEND", Buffer.alloc(0))]);
}

test("a PNG with the same pixels in fewer bytes", () => {
  const pixels = Buffer.alloc(4000, "pixels");
  const png = makePng(pixels);
  const squeezed = squeezePng(png);
  assert.ok(squeezed.length < png.length / 4);
  assert.deepEqual(squeezed.subarray(0, 29), png.subarray(0, 29), "signature and head stay");
  const at = squeezed.indexOf("IDAT");
  const length = squeezed.readUInt32BE(at - 4);
  assert.deepEqual(inflateSync(squeezed.subarray(at + 4, at + 4 + length)), pixels);
  assert.deepEqual(squeezePng(squeezed), squeezed);
});
