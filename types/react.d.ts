/** `import "lead-chat/react"`: registers `<lead-chat>` and tells React 19 what it takes. */
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { LeadChat } from "../dist/index.js";
import type { LeadChatAttributes, LeadChatListeners, LeadFormAttributes } from "./attributes.js";

type Props<Own, Element> = DetailedHTMLProps<
  Omit<HTMLAttributes<Element>, keyof Own> & Own & LeadChatListeners,
  Element
>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "lead-chat": Props<LeadChatAttributes, LeadChat>;
      "lead-form": Props<LeadFormAttributes, HTMLElement>;
    }
  }
}
