/** A detail of the visitor, as the lead has it. */
export interface Detail {
  readonly kind: string;
  readonly value: string;
}

/** What the menu shows. */
export type MenuPlace =
  | { readonly view: "menu" | "language" | "delete" | "deleted" }
  /** `contact`: the detail that is being changed. */
  | { readonly view: "details"; readonly contact?: Detail };
