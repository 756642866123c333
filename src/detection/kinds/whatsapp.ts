import type { Kind } from "./kind.ts";

/** Links: WhatsApp Help, "How to use click to chat". Codes of `wa.me/message` reach a business without a number. */
export const whatsapp: Kind = {
  kind: "whatsapp",
  takesNumbers: true,
  cues:
    "whatsapp|whats app|what's app|whatsap|watsapp|watsap|whatapp|whatsaap|whattsapp|whatssap|whatssapp|whasap|wattsapp|wassap|" +
    "wasap|wasapp|guasap|wassapp|wathsapp|watzap|wats app|whatsup number|wa|wapp|wsapp|wtsp|wtsapp|wsp|wpp|wsap|zap|zapzap|zap zap|" +
    "zapp|whats|wats|uatizap|vatsap|vatsapp|uozzap|wozzap|ouatsap|waku|nowa|whatsapim|watsapp",
  weakCues: "wp|ws|zp|wasa|wts",
  links: [
    { hosts: "wa.me", path: /^(?:c\/|p\/\d+\/)?\+?(\d{6,15})$/ },
    { hosts: "api.whatsapp.com|web.whatsapp.com|whatsapp", path: /^send\/?\?(?:.*&)?phone=(?:%2b|\+)?(\d{6,15})/ },
    { hosts: "whatsapp.com", path: /^(?:catalog\/|product\/\d+\/)(\d{6,15})$/ },
    { hosts: "wa.me|api.whatsapp.com", path: /^(?:message|qr)\/\w+$/ },
  ],
};
