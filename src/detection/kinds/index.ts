import { email } from "./email.ts";
import { facebook } from "./facebook.ts";
import { instagram } from "./instagram.ts";
import type { Kind } from "./kind.ts";
import { line } from "./line.ts";
import { linkedin } from "./linkedin.ts";
import { messenger } from "./messenger.ts";
import { phone } from "./phone.ts";
import { snapchat } from "./snapchat.ts";
import { twitter } from "./twitter.ts";
import { wechat } from "./wechat.ts";
import { weibo } from "./weibo.ts";
import { whatsapp } from "./whatsapp.ts";

/** The built-in ways to reach somebody. Names are no way to reach somebody: `../names`. */
export const builtInKinds: readonly Kind[] = [
  email,
  phone,
  whatsapp,
  instagram,
  facebook,
  messenger,
  line,
  twitter,
  linkedin,
  weibo,
  wechat,
  snapchat,
];
