"use client";

import "lead-chat/react";
import { useState } from "react";

/** React hands objects only to elements that it makes itself: for one that the server rendered it is JSON. */
const config = JSON.stringify({ welcome: "Hi! What can we do for you?" });

/** Rendered on the server too: there it is a plain tag, and importing the package does nothing. */
export function Chat() {
  const [lead, setLead] = useState("");
  return (
    <>
      <p>
        Last lead: <output>{lead}</output>
      </p>
      <lead-chat
        business-name="Kopi Senja"
        region="ID"
        endpoint="/v1/events"
        config={config}
        onlead-chat-lead={({ detail }) => setLead(detail.data.lead.contacts.map(({ value }) => value).join(", "))}
      >
        <a href="mailto:halo@kopisenja.example">Write to us</a>
      </lead-chat>
    </>
  );
}
