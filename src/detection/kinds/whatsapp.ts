import type { Kind } from "./kind.ts";

/** Links: WhatsApp Help, "How to use click to chat". Codes of `wa.me/message` reach a business without a number. */
export const whatsapp: Kind = {
  kind: "whatsapp",
  takesNumbers: true,
  cues:
    "whatsapp|whats|wats|whatapp|whats app|what's app|wats app|whatsup number|wa|wapp|wtsp|wsp|wpp|zap|zapzap|zap zap|" +
    "zapp|uatizap|nowa",
  weakCues: "wp|ws|zp|wasa|wts",
  links: [
    { hosts: "wa.me", path: /^(?:c\/|p\/\d+\/)?\+?(\d{6,15})$/ },
    { hosts: "api.whatsapp.com|web.whatsapp.com|whatsapp", path: /^send\/?\?(?:.*&)?phone=(?:%2b|\+)?(\d{6,15})/ },
    { hosts: "whatsapp.com", path: /^(?:catalog\/|product\/\d+\/)(\d{6,15})$/ },
    { hosts: "wa.me|api.whatsapp.com", path: /^(?:message|qr)\/\w+$/ },
  ],
};
