import type { Kind } from "./kind.ts";

/** A nickname of 2–30 Chinese or Latin letters, digits, `_` and `-`, a custom domain, or a uid (observed). */
export const weibo: Kind = {
  kind: "weibo",
  takesIds: true,
  cues: "weibo|sina weibo|wei bo|weibo id",
  weakCues: "wb",
  user: /^(?:[a-z0-9_-]{4,30}|[\u4e00-\u9fff\uac00-\ud7a3\w-]{2,30})$/,
  links: [
    {
      hosts: "weibo.com|weibo.cn|m.weibo.cn",
      path: /^(?:u\/|profile\/|p\/100505)?(\d{5,11})(?:\/(?:profile|info|home))?$/,
    },
    { hosts: "weibo.com|weibo.cn|m.weibo.cn", path: /^n\/([^/?]{2,90})$/ },
    { hosts: "weibo.com", path: /^([a-z][a-z0-9]{3,19})$/ },
    { hosts: "sinaweibo", path: /^userinfo\?(?:uid|nick)=([^&]+)/ },
  ],
};
