import type { Kind } from "./kind.ts";

/** 5–50 letters, digits and `.` with a letter (Facebook Help, "Guidelines for creating a custom username"), or a numeric id. */
export const facebook: Kind = {
  kind: "facebook",
  takesIds: true,
  cues:
    "facebook|face book|fb|fbku|fesbuk|pesbuk|efbi|phay buc|trang fb|" +
    "peysbuk|feisbuk|feisbu|feicebuque|feysbuk|feys|feisbuc|fb id|mi face|meu face|mon face|il mio face",
  weakCues: "face|feis|phay",
  user: /^(?:(?=[^a-z]*[a-z])[a-z0-9.]{5,50}|\d{14,17})$/,
  links: [
    {
      hosts: "facebook.com|fb.com|fb.me",
      path: /^(?:pg\/)?([a-z0-9.]{5,})(?:\/(?:about|photos|posts|videos|reviews|friends|reels|mentions))?$/,
    },
    { hosts: "facebook.com|fb.com", path: /^profile\.php\?(?:.*&)?id=(\d{5,17})/ },
    { hosts: "facebook.com|fb.com", path: /^(?:people|pages(?:\/category\/[^/]+)?)\/[^/]+[/-](\d{5,17})$/ },
    { hosts: "facebook.com|fb.com", path: /^(?:p\/)?[^/]+-(\d{8,17})$/ },
    { hosts: "fb", path: /^(?:profile|page)\/(\d{5,17})$/ },
  ],
};
