import type { Kind } from "./kind.ts";

/** At most 15 letters, digits and `_` (X Help Center, "Help with username registration"). */
export const twitter: Kind = {
  kind: "twitter",
  cues: "twitter|twiter|twitr|twtr|twittr|twt|tuiter|tuit|tiviter|tivitir|twit|x/twitter|twitter/x|x handle|x account|akun x",
  weakCues: "x|tt|tw|tweet",
  user: /^\w{1,15}$/,
  links: [
    {
      hosts: "x.com|twitter.com",
      path: /^(?:#!\/)?@?(\w{1,15})(?:\/(?:with_replies|media|likes|highlights|articles|followers|following))?$/,
    },
    { hosts: "x.com|twitter.com", path: /^intent\/(?:user|follow)\?(?:.*&)?(?:screen_name|user_id)=(\w{1,19})/ },
    { hosts: "x.com|twitter.com", path: /^i\/user\/(\d{1,19})$/ },
    { hosts: "twitter", path: /^user\?screen_name=(\w{1,15})/ },
  ],
};
