/** `import "lead-chat/define"`: registers `<lead-chat>`. */
import "./elements/lead-chat/lead-chat-define.ts";
