/** A file as it is served. */
export interface ServedFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly mimeType: string;
  /** A strong validator of the contents, in quotes. */
  readonly etag: string;
}

/** Encodings that a file is offered in, the best first. */
export const encodings = ["br", "gzip"] as const;
export type Encoding = (typeof encodings)[number];

/** Where served files come from: a folder, or what a host has bundled. */
export interface FileSource {
  /**
   * @param path below the source, decoded, without a leading slash, e.g. `chunks/panel.js`
   * @returns the file, or `undefined` if there is none; a path that leads out of the source has none
   */
  read(path: string): Promise<ServedFile | undefined>;
  /** The file's contents in an encoding, or `undefined` if it is not worth it. */
  encode(file: ServedFile, encoding: Encoding): Promise<Uint8Array<ArrayBuffer> | undefined>;
}
