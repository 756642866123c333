import "lead-chat/react";

export function Chat({ onLead }: { onLead: (values: string) => void }) {
  return (
    <lead-chat
      business-name="Kopi Senja"
      region="ID"
      endpoint="/v1/events"
      // A new object at every render: one that says the same changes nothing.
      config={{ welcome: "Hi! What can we do for you?" }}
      onlead-chat-lead={({ detail }) => onLead(detail.data.lead.contacts.map(({ value }) => value).join(", "))}
    />
  );
}
