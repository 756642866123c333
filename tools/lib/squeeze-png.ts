import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = 8;

/** One chunk of a PNG file: length, type, data, checksum. */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const result = Buffer.alloc(body.length + 8);
  result.writeUInt32BE(data.length, 0);
  body.copy(result, 4);
  result.writeUInt32BE(crc32(body), body.length + 4);
  return result;
}

/**
 * A PNG with the same pixels in fewer bytes: a browser packs its screenshots in haste.
 * @param png a whole file
 * @returns whichever of the two is smaller
 */
export function squeezePng(png: Buffer): Buffer {
  const kept: Buffer[] = [png.subarray(0, SIGNATURE)];
  const pixels: Buffer[] = [];
  for (let at = SIGNATURE; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === "IDAT") pixels.push(data);
    else if (type === "IEND") break;
    else kept.push(chunk(type, data));
    at += length + 12;
  }
  const packed = deflateSync(inflateSync(Buffer.concat(pixels)), { level: 9, memLevel: 9 });
  const result = Buffer.concat([...kept, chunk("IDAT", packed), chunk("IEND", Buffer.alloc(0))]);
  return result.length < png.length ? result : png;
}
