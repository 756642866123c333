/** The one-file variant for pages that must have one file: `<lead-chat>` and `<lead-form>` with everything inlined. */
import "./elements/lead-chat/lead-chat-define.ts";
import "./elements/lead-form/lead-form-define.ts";
