/**
 * What every JavaScript platform of today has (browsers, Node, Deno, Bun, workers) and the ES library types lack.
 * The pure folders compile with these and without the DOM library, so that nothing else of a platform slips in.
 */
interface UniversalSearchParams extends Iterable<[string, string]> {
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string): void;
  append(name: string, value: string): void;
  delete(name: string): void;
  toString(): string;
}
interface UniversalURL {
  hash: string;
  host: string;
  hostname: string;
  href: string;
  readonly origin: string;
  pathname: string;
  protocol: string;
  search: string;
  readonly searchParams: UniversalSearchParams;
  username: string;
  password: string;
  toString(): string;
}
declare var URL: { new (url: string, base?: string): UniversalURL };
declare var URLSearchParams: { new (init?: string): UniversalSearchParams };
declare var TextEncoder: { new (): { encode(text: string): Uint8Array } };
