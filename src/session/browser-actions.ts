import { detectContacts } from "../detection/index.ts";

export * from "./actions.ts";

// These actions are fetched while the visitor reads or types, for their next step. That may be a message which only the
// whole detection understands, and by then the connection may be gone: reading one now brings its parts.
void detectContacts("ig: a.b 0812-3456-7890", { region: "ID" }).catch(() => {
  // A message that needs what is missing asks for it again.
});
