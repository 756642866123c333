import type { LeadChat, LeadChatConfig, LeadChatEventMap } from "../dist/index.js";

/** What may be written on `<lead-chat>` in a template. The attributes are those of the element's own documentation. */
export interface LeadChatAttributes {
  endpoint?: string;
  server?: string;
  site?: string;
  "business-name"?: string;
  avatar?: string;
  region?: string;
  theme?: LeadChat["theme"];
  mode?: LeadChat["mode"];
  lang?: string;
  open?: boolean;
  capture?: LeadChat["capture"];
  notice?: LeadChat["notice"];
  storage?: LeadChat["storage"];
  attribution?: LeadChat["attribution"];
  preload?: boolean;
  /** An object, or the same as JSON. One that says the same as before changes nothing. */
  config?: LeadChatConfig | string;
}

/** What may be written on `<lead-form>` in a template. */
export interface LeadFormAttributes {
  endpoint?: string;
  server?: string;
  site?: string;
  "business-name"?: string;
  region?: string;
  theme?: LeadChat["theme"];
  lang?: string;
  notice?: LeadChat["notice"];
  storage?: LeadChat["storage"];
  attribution?: LeadChat["attribution"];
  /** Id of one of `config.forms`. */
  form?: string;
  /** An object, or the same as JSON. One that says the same as before changes nothing. */
  config?: LeadChatConfig | string;
}

/** Listeners as React 19 names them: `onlead-chat-lead`. */
export type LeadChatListeners = {
  [Name in keyof LeadChatEventMap as `on${Name}`]?: (event: LeadChatEventMap[Name]) => void;
};
