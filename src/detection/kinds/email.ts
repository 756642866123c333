import type { Kind } from "./kind.ts";

/** Addresses stand by themselves (`../scan-emails.ts`); the words only say whose one is. */
export const email: Kind = {
  kind: "email",
  cues: "email|e-mail|mail|correo|emel|surel|eposta|e-posta|courriel|mel|gmail|mailadresse|barua pepe",
};
