import { css } from "lit";

/** What differs where the form stands in a page of its own right. */
export const pageStyles = css`
  :host {
    position: relative;
    z-index: 0;
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  .sheet.page {
    max-block-size: none;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    font: 15px/1.4 var(--_font);
    text-align: start;
    animation: none;
  }
  .page header {
    padding-block-start: 14px;
  }
  .page .fields {
    overflow: visible;
  }
  /* The list of countries needs room, however short the form is. */
  .page:has(.picker) {
    min-block-size: 480px;
  }
`;
