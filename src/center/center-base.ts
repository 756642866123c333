import { css } from "lit";

/** What the elements of the Leads Center share on top of the common tokens: buttons, fields, links. */
export const centerBase = css`
  :host {
    display: block;
    color: var(--_text);
    font: 400 15px/1.45 var(--_font);
    -webkit-text-size-adjust: 100%;
  }
  h1,
  h2,
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  a {
    color: var(--_accent);
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    padding-inline: 16px;
    border-radius: 12px;
    color: var(--_accent);
    background: var(--_accent-muted);
    font-weight: 600;
    text-decoration: none;
    white-space: nowrap;
    cursor: pointer;
  }
  .button.primary {
    color: var(--_on-accent);
    background: var(--_accent);
  }
  .button.quiet {
    color: var(--_text-muted);
    background: none;
    font-weight: 500;
  }
  .button[aria-disabled="true"] {
    cursor: default;
    opacity: 0.6;
  }
  .button svg {
    inline-size: 18px;
    block-size: 18px;
  }
  @media (hover: hover) {
    .button:not([aria-disabled="true"]):hover {
      filter: brightness(0.96);
    }
    .button.quiet:hover {
      color: var(--_text);
      background: var(--_surface-muted);
    }
  }
`;
