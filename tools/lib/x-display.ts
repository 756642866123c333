import { connect, type Socket } from "node:net";

// X11 requests by their numbers (X Window System Protocol, version 11, appendix B).
const GET_WINDOW_ATTRIBUTES = 3;
const QUERY_TREE = 15;
const SET_INPUT_FOCUS = 42;
const VIEWABLE = 2;
const REVERT_TO_POINTER_ROOT = 1;

/** Reads whole replies from a socket, whatever pieces they come in. */
class ReplyReader {
  #bytes = Buffer.alloc(0);
  #waiting: (() => void) | undefined;
  #ended = false;

  constructor(socket: Socket) {
    socket.on("data", (piece: Buffer) => {
      this.#bytes = Buffer.concat([this.#bytes, piece]);
      this.#waiting?.();
    });
    socket.on("close", () => {
      this.#ended = true;
      this.#waiting?.();
    });
  }

  async read(length: number): Promise<Buffer> {
    while (this.#bytes.length < length) {
      if (this.#ended) throw new Error("the X server closed the connection");
      await new Promise<void>((resolve) => (this.#waiting = resolve));
    }
    const taken = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(length);
    return taken;
  }
}

function request(code: number, detail: number, ...words: number[]): Buffer {
  const bytes = Buffer.alloc(4 + 4 * words.length);
  bytes.writeUInt8(code, 0);
  bytes.writeUInt8(detail, 1);
  bytes.writeUInt16LE(1 + words.length, 2);
  words.forEach((word, index) => bytes.writeUInt32LE(word, 4 + 4 * index));
  return bytes;
}

/** The length of what comes before the first screen in the server's greeting. */
function screenOffset(greeting: Buffer): number {
  const vendor = greeting.readUInt16LE(16);
  const formats = greeting.readUInt8(21);
  return 32 + Math.ceil(vendor / 4) * 4 + 8 * formats;
}

/**
 * The little of X11 that a window manager would do on a display that has none: say which windows there are and give one
 * the focus. Without it no page but the first would have the focus, and nothing in it would hear `focus`.
 */
export class XDisplay {
  readonly #socket: Socket;
  readonly #reader: ReplyReader;
  readonly #root: number;

  private constructor(socket: Socket, reader: ReplyReader, root: number) {
    this.#socket = socket;
    this.#reader = reader;
    this.#root = root;
  }

  /**
   * @param display the display's number, e.g. 99
   * @throws Error when no X server listens there, or it refuses
   */
  static async connect(display: number): Promise<XDisplay> {
    const socket = connect(`/tmp/.X11-unix/X${display}`);
    await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
    const reader = new ReplyReader(socket);
    // Little endian, version 11.0, no authorisation.
    socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const head = await reader.read(8);
    const greeting = await reader.read(4 * head.readUInt16LE(6));
    if (head.readUInt8(0) !== 1) throw new Error(`the X server refused: ${greeting.toString("latin1")}`);
    return new XDisplay(socket, reader, greeting.readUInt32LE(screenOffset(greeting)));
  }

  /** One request and its reply: 32 bytes, and as many words more as its second word says. */
  async #ask(bytes: Buffer): Promise<Buffer> {
    this.#socket.write(bytes);
    for (;;) {
      const head = await this.#reader.read(32);
      const kind = head.readUInt8(0);
      // Errors (0) of earlier requests, such as focus for a window that has just gone, answer nothing.
      if (kind === 1) return Buffer.concat([head, await this.#reader.read(4 * head.readUInt32LE(4))]);
      if (kind === 0 && head.readUInt8(10) !== SET_INPUT_FOCUS) throw new Error(`X error ${head.readUInt8(1)}`);
    }
  }

  async #isViewable(window: number): Promise<boolean> {
    try {
      return (await this.#ask(request(GET_WINDOW_ATTRIBUTES, 0, window))).readUInt8(26) === VIEWABLE;
    } catch {
      return false;
    }
  }

  /** @returns the windows that are shown, from the bottom to the top */
  async windows(): Promise<number[]> {
    const reply = await this.#ask(request(QUERY_TREE, 0, this.#root));
    const children = Array.from({ length: reply.readUInt16LE(16) }, (_, index) => reply.readUInt32LE(32 + 4 * index));
    const shown: number[] = [];
    for (const child of children) if (await this.#isViewable(child)) shown.push(child);
    return shown;
  }

  /** Gives a window the focus. */
  focus(window: number): void {
    this.#socket.write(request(SET_INPUT_FOCUS, REVERT_TO_POINTER_ROOT, window, 0));
  }

  close(): void {
    this.#socket.destroy();
  }
}
