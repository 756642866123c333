import type { Kind } from "./kind.ts";

/** 1–30 letters, digits, `.` and `_`, no `.` at the ends or doubled (observed at sign-up). Links: Meta for Developers, ig.me. */
export const instagram: Kind = {
  kind: "instagram",
  cues: "instagram|insta|ins|ig|igku|i.g.|inst|insta id",
  weakCues: "gram",
  user: /^[a-z0-9_](?:\.?[a-z0-9_]){0,29}$/,
  links: [
    { hosts: "instagram.com|instagr.am", path: /^(?:_u\/)?([\w.]+)(?:\/(?:reels|tagged|channel))?$/ },
    { hosts: "ig.me", path: /^m\/([\w.]+)$/ },
    { hosts: "instagram", path: /^user\?username=([\w.]+)/ },
  ],
};
