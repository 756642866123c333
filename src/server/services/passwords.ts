import { type Argon2Parameters, argon2, randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from "node:crypto";

/** Slow to compute on purpose; both are what OWASP's password storage sheet asks for at least. */
const argonCost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const scryptCost = { N: 2 ** 17, r: 8, p: 1 } as const;
const hashBytes = 32;
const saltBytes = 16;

/** Runs one piece of work at a time, so that many sign-ins at once cannot take all memory (scrypt: 128 MB each). */
let queue: Promise<unknown> = Promise.resolve();
function oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  const result = queue.then(work);
  queue = result.catch(() => undefined);
  return result;
}

/**
 * A password as it is kept: argon2id where this Node has it (24.7 and later), else scrypt, in the PHC format, which
 * names the algorithm, its cost and the salt.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  // Node 22 has no argon2, whatever the types say.
  if ((argon2 as unknown) === undefined) {
    const { N, r, p } = scryptCost;
    return `$scrypt$ln=${Math.log2(N)},r=${r},p=${p}$${encode(salt)}$${encode(await deriveScrypt(password, salt, scryptCost))}`;
  }
  const { memory, passes, parallelism } = argonCost;
  const hash = await deriveArgon(password, salt, argonCost);
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encode(salt)}$${encode(hash)}`;
}

/**
 * Whether a password belongs to a kept hash, in a time that tells nothing about how much of it is right.
 *
 * @param kept as `hashPassword` makes it
 * @throws Error if this Node cannot compute it, or it is no such hash
 */
export async function isPasswordOf(password: string, kept: string): Promise<boolean> {
  const parts = kept.split("$");
  const salt = Buffer.from(parts.at(-2) ?? "", "base64");
  const hash = Buffer.from(parts.at(-1) ?? "", "base64");
  if (hash.length !== hashBytes) throw new Error("What is kept is no hash of a password.");
  const given = await derive(password, { kept, parts, salt });
  return timingSafeEqual(given, hash);
}

interface Kept {
  readonly kept: string;
  readonly parts: readonly string[];
  readonly salt: Buffer;
}

function derive(password: string, { kept, parts, salt }: Kept): Promise<Buffer> {
  const cost = (name: string): number => Number(new RegExp(`[$,]${name}=(\\d+)`).exec(kept)?.[1]);
  if (parts[1] === "scrypt") {
    return deriveScrypt(password, salt, { N: 2 ** cost("ln"), r: cost("r"), p: cost("p") });
  }
  if (parts[1] === "argon2id") {
    if ((argon2 as unknown) === undefined) {
      throw new Error("This password was kept by a newer Node: start the server with Node 24.7 or later.");
    }
    return deriveArgon(password, salt, { memory: cost("m"), passes: cost("t"), parallelism: cost("p") });
  }
  throw new Error("What is kept is no hash of a password.");
}

type ArgonCost = Pick<Argon2Parameters, "memory" | "passes" | "parallelism">;

function deriveArgon(password: string, nonce: Buffer, cost: ArgonCost): Promise<Buffer> {
  const parameters = { message: normalise(password), nonce, tagLength: hashBytes, ...cost };
  return oneAtATime(
    () =>
      new Promise((resolve, reject) => {
        argon2("argon2id", parameters, (error, hash) => (error ? reject(error) : resolve(hash)));
      }),
  );
}

function deriveScrypt(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  const options = { ...cost, maxmem: 256 * 1024 * 1024 };
  return oneAtATime(
    () =>
      new Promise((resolve, reject) => {
        scrypt(normalise(password), salt, hashBytes, options, (error, hash) => (error ? reject(error) : resolve(hash)));
      }),
  );
}

/** The same password from another keyboard: accents in one piece or in two. */
function normalise(password: string): string {
  return password.normalize("NFKC");
}

function encode(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}
