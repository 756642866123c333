import type { Kind } from "./kind.ts";

/** 3–15 letters, digits, `-`, `_` and `.`, a letter first (Snapchat Support). */
export const snapchat: Kind = {
  kind: "snapchat",
  cues: "snapchat|snap chat|snapcode|snap|snapim|sc",
  user: /^[a-z][a-z0-9._-]{1,13}[a-z0-9_]$/,
  links: [
    { hosts: "snapchat.com|story.snapchat.com|snapchat", path: /^(?:add\/|@|s\/)([a-z][\w.-]{2,14})(?:\/.*)?$/ },
    { hosts: "t.snapchat.com", path: /^\w{6,}$/ },
  ],
};
