import type { Kind } from "./kind.ts";

/** 3–100 letters, digits and `-` (LinkedIn Help, "Manage your public profile URL"). A company is `company/slug`. */
export const linkedin: Kind = {
  kind: "linkedin",
  cues: "linkedin|linkd in|linked in|linked-in|lnkd|linkind",
  weakCues: "li",
  user: /^(?:company\/)?[a-z0-9](?:[a-z0-9-]{1,98})[a-z0-9]$/,
  links: [
    {
      hosts: "linkedin.com|linkedin.cn|linkedin",
      path: /^(?:mwlite\/|comm\/|mwlite\/profile\/|incareer\/)?in\/([^/?]{3,100})(?:\/[a-z]{2}(?:[-_][a-z]{2})?|\/(?:details|recent-activity|overlay)\b.*)?$/,
    },
    { hosts: "linkedin.com", path: /^(company\/[^/?]{2,100})(?:\/(?:about|jobs|posts|people|mycompany)\b.*)?$/ },
  ],
};
