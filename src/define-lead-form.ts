/** `import "lead-chat/define/lead-form"`: registers `<lead-form>`. */
import "./elements/lead-form/lead-form-define.ts";
