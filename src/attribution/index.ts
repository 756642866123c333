/** `lead-chat/attribution`: where a visitor came from, and which touch a conversion counts for. Pure, no side effect. */
export { attribute } from "./attribute.ts";
export type { Attribution, AttributionSettings, Conversion, LossReason } from "./attribute.ts";
export { readTouch } from "./read-touch.ts";
export type { Arrival, ReadTouch } from "./read-touch.ts";
export type { Touch } from "../protocol/lead-event.ts";
