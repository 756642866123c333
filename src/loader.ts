/**
 * The script-tag entry: registers `<lead-chat>` and nothing else. Built as a classic script that also works as a
 * module; the chunks' addresses are filled in by the build.
 */
import "./elements/lead-chat/lead-chat-define.ts";
