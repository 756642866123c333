import type { Kind } from "./kind.ts";

/** 6–20 letters, digits, `_` and `-`, a letter first (in-app rule); shorter ones are seen. Or a phone number. */
export const wechat: Kind = {
  kind: "wechat",
  takesNumbers: true,
  cues: "wechat|we chat|v x|+v|v❤|weixin|wei xin|wechat id|wechatid|wx|vx|wexin|wecaht|wehcat|weechat|wchat",
  weakCues: "wc|v",
  user: /^[a-z_][a-z0-9_-]{4,19}$/,
  links: [
    { hosts: "u.wechat.com|weixin.qq.com", path: /^(?:r\/)?[\w-]{8,}$/ },
    { hosts: "work.weixin.qq.com", path: /^(?:ca|kfid|u)\/[\w-]+$/ },
    { hosts: "weixin", path: /^(?:contacts\/profile\/|dl\/chat\?)([\w-]{5,20})/ },
  ],
};
