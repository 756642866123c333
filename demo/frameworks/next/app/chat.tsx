"use client";

import type { LeadChat, LeadChatEventMap } from "lead-chat";
import "lead-chat/react";
import { useCallback, useState } from "react";

/**
 * React gives objects and listeners only to elements that it makes itself, not to those that the server rendered: the
 * configuration is JSON, and the listener comes by the reference.
 */
const config = JSON.stringify({ welcome: "Hi! What can we do for you?" });

/** Rendered on the server too: there it is a plain tag, and importing the package does nothing. */
export function Chat() {
  const [lead, setLead] = useState("");
  const listen = useCallback((chat: LeadChat | null) => {
    const show = ({ detail }: LeadChatEventMap["lead-chat-lead"]) =>
      setLead(detail.data.lead.contacts.map(({ value }) => value).join(", "));
    chat?.addEventListener("lead-chat-lead", show);
    return () => chat?.removeEventListener("lead-chat-lead", show);
  }, []);
  return (
    <>
      <p>
        Last lead: <output>{lead}</output>
      </p>
      <lead-chat ref={listen} business-name="Kopi Senja" region="ID" endpoint="/v1/events" config={config}>
        <a href="mailto:halo@kopisenja.example">Write to us</a>
      </lead-chat>
    </>
  );
}
