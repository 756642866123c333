import { css } from "lit";

/** Styles of what `more-templates.ts` draws. */
export const moreStyles = css`
  .bubble a {
    color: inherit;
    unicode-bidi: isolate;
    text-underline-offset: 2px;
  }
  /* A number is dialled as one: it is not broken where its line ends. */
  .bubble a[href^="tel:"] {
    white-space: nowrap;
  }
  .aside {
    padding-block-start: 12px;
  }
  .handoff {
    margin: 14px 0 0;
    text-align: center;
  }
  .pill {
    position: absolute;
    inset-block-end: 12px;
    inset-inline: 0;
    inline-size: fit-content;
    min-block-size: 36px;
    margin-inline: auto;
    padding: 6px 14px;
    display: flex;
    align-items: center;
    gap: 6px;
    border: 1px solid var(--_line);
    border-radius: 18px;
    background: var(--_surface);
    color: var(--_text);
    font-size: 13.5px;
    font-weight: 600;
    box-shadow: 0 4px 14px rgb(16 24 40 / 0.16);
  }
  .pill svg {
    inline-size: 16px;
    block-size: 16px;
    color: var(--_accent-text);
  }
  .count {
    color: var(--_text-muted);
    font-weight: 500;
  }
  @media (pointer: coarse) {
    .pill {
      min-block-size: 44px;
    }
  }
  .ask {
    max-inline-size: 300px;
    margin: 14px auto 4px;
    padding: 14px 16px;
    border: 1px solid var(--_line);
    border-radius: 16px;
    font-size: 14px;
    overflow-wrap: anywhere;
  }
  .ask p {
    margin: 0 0 10px;
  }
  .ask strong {
    font-weight: 600;
  }
  .ask button {
    min-block-size: 44px;
    padding: 8px 16px;
    border-radius: 12px;
    font-weight: 600;
  }
  .yes {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .no {
    color: var(--_text-muted);
  }
  .offers {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block: 3px;
    max-inline-size: 86%;
  }
  .offer {
    display: inline-block;
    min-block-size: 44px;
    padding: 11px 15px;
    border: 1px solid color-mix(in srgb, var(--_accent-text) 45%, var(--_surface));
    border-radius: 22px;
    color: var(--_accent-text);
    font-size: 14px;
    font-weight: 500;
    line-height: 1.4;
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .host {
    color: var(--_text-muted);
    font-size: 12.5px;
    font-weight: 400;
  }
  .typing {
    display: flex;
    gap: 4px;
    inline-size: fit-content;
    margin: 8px 0 0;
    padding: 14px 15px;
    border-radius: var(--_radius);
    background: var(--_surface-muted);
  }
  .typing i {
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--_text-muted);
    animation: breathe 1.2s ease-in-out infinite;
  }
  .typing i:nth-of-type(2) {
    animation-delay: 0.15s;
  }
  .typing i:nth-of-type(3) {
    animation-delay: 0.3s;
  }
  @keyframes breathe {
    50% {
      opacity: 0.35;
    }
  }
  .context {
    display: flex;
    inline-size: fit-content;
    max-inline-size: 86%;
    margin-block: 12px;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: 14px;
    color: inherit;
    text-decoration: none;
  }
  .context img {
    inline-size: 84px;
    min-block-size: 76px;
    object-fit: cover;
    flex: none;
  }
  .about {
    padding: 10px 14px;
    min-inline-size: 0;
    font-size: 13px;
    line-height: 1.4;
    color: var(--_text-muted);
    overflow-wrap: anywhere;
  }
  .context strong {
    display: block;
    color: var(--_text);
    font-size: 14.5px;
    font-weight: 600;
    unicode-bidi: plaintext;
    text-align: start;
  }
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 14px 0 0;
    padding: 0;
    list-style: none;
  }
  .suggestions button {
    min-block-size: 40px;
    padding: 8px 15px;
    color: var(--_accent-text);
    border: 1px solid color-mix(in srgb, var(--_accent-text) 45%, var(--_surface));
    border-radius: 22px;
    font-size: 14px;
    font-weight: 500;
    line-height: 1.3;
  }
  @media (hover: hover) {
    .suggestions button:hover {
      background: var(--_accent-muted);
    }
  }
  @media (pointer: coarse) {
    .suggestions button {
      min-block-size: 44px;
    }
  }
`;
