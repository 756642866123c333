/** What the kinds of questions have in common, for whoever draws them. */
export { handleTypes, isContactType } from "../../protocol/form-kinds.ts";
