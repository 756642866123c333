export { mountPanel } from "./mount-panel.ts";
export type { PanelHandle, PanelHost } from "./mount-panel.ts";

/** What the host element gets when it imports the panel. */
export type PanelModule = typeof import("./mount-panel.ts");
