"use client";

import "lead-chat/react";
import { useState } from "react";

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
        config={{ welcome: "Hi! What can we do for you?" }}
        onlead-chat-lead={({ detail }) => setLead(detail.data.lead.contacts.map(({ value }) => value).join(", "))}
      >
        <a href="mailto:halo@kopisenja.example">Write to us</a>
      </lead-chat>
    </>
  );
}
