import type { Kind } from "./kind.ts";

/**
 * 4–20 letters, digits, `.`, `-` and `_`; `@` belongs to an official account's id (LINE Developers, "Use LINE features
 * with the LINE URL scheme"; shape observed).
 */
export const line: Kind = {
  kind: "line",
  takesNumbers: true,
  cues: "line id|id line|idline|lineid|line app|line account|add line|line acc|akun line|linea id",
  weakCues: "line",
  user: /^@?[a-z0-9][a-z0-9._-]{2,18}[a-z0-9_]$/,
  normalise: (user) => user,
  links: [
    { hosts: "line.me|line.naver.jp|line", path: /^(?:r\/)?ti\/p\/(?:~|%7e)([\w.-]{4,20})$/ },
    { hosts: "line.me|line", path: /^(?:r\/)?ti\/p\/((?:@|%40)[\w.-]{4,20})$/ },
    { hosts: "line.me", path: /^r\/(?:oamessage|nv\/recommendoa)\/((?:@|%40)[\w.-]+)/ },
    { hosts: "page.line.me", path: /^((?:@|%40)?[\w.-]{4,20})$/ },
    { hosts: "line.me", path: /^(?:r\/)?ti\/p\/[\w-]{10}$/ },
    { hosts: "lin.ee", path: /^\w{6,9}$/ },
  ],
};
