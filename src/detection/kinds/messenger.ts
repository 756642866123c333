import { facebook } from "./facebook.ts";
import type { Kind } from "./kind.ts";

/** User names are Facebook's. Links: Meta for Developers, m.me; groups, channels and communities are no person. */
export const messenger: Kind = {
  kind: "messenger",
  cues:
    "messenger|msgr|{fb/facebook} messenger|" +
    "messenger fb|mensageiro do face|messenger do face|mess fb|mess facebook",
  weakCues: "mess|mes|ib",
  ...(facebook.user && { user: facebook.user }),
  links: [
    { hosts: "m.me", path: /^([a-z0-9.]{5,})$/ },
    { hosts: "messenger.com", path: /^t\/([a-z0-9.]{5,})$/ },
    { hosts: "facebook.com|fb.com", path: /^messages\/t\/([a-z0-9.]{5,})$/ },
    { hosts: "fb-messenger", path: /^user(?:-thread)?\/([a-z0-9.]{5,})$/ },
  ],
};
