import { css } from "lit";

export const leadViewStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
    background: var(--_surface);
  }
  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    min-block-size: 64px;
    padding: 8px 12px 8px 20px;
    padding-inline: 20px 12px;
    border-block-end: 1px solid var(--_line);
  }
  header h1 {
    flex: 1;
    min-inline-size: 0;
    font-size: 16px;
  }
  .scroller {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .head {
    display: grid;
    gap: 12px;
    padding: 20px;
  }
  .person {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .person .avatar {
    inline-size: 48px;
    block-size: 48px;
    font-size: 16px;
  }
  .person h2 {
    font-size: 17px;
    line-height: 1.3;
  }
  .clamp {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  section {
    display: grid;
    gap: 10px;
    padding: 16px 20px;
    border-block-start: 1px solid var(--_line);
  }
  section > h2,
  section > h3 {
    color: var(--_text-muted);
    font-size: 12.5px;
    font-weight: 600;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .actions .button {
    flex: 1 1 auto;
  }
  .status {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 12px;
    align-items: center;
  }
  .contacts {
    display: grid;
    gap: 2px;
    margin-inline: -8px;
  }
  .contact {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: 0 10px;
    align-items: center;
    padding-inline: 8px 0;
  }
  .contact > svg {
    inline-size: 18px;
    block-size: 18px;
    color: var(--_text-muted);
  }
  .value {
    display: block;
    font-size: 14.5px;
    text-decoration-color: transparent;
  }
  .kind {
    color: var(--_text-muted);
    font-size: 12.5px;
    overflow-wrap: anywhere;
  }
  .what {
    padding-block: 4px;
    min-inline-size: 0;
  }
  .buttons {
    display: flex;
  }
  .pairs {
    display: grid;
    gap: 10px;
  }
  .pairs dt {
    color: var(--_text-muted);
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .pairs dd {
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .removable {
    padding-inline-end: 2px;
  }
  .chip-button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 50%;
    color: var(--_text-muted);
  }
  .chip-button svg {
    inline-size: 13px;
    block-size: 13px;
  }
  .adding {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
  }
  .note {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    padding: 10px 4px 10px 12px;
    padding-inline: 12px 4px;
    border-radius: 12px;
    background: var(--_surface-muted);
  }
  .note p {
    white-space: pre-wrap;
  }
  .note .meta {
    grid-column: 1 / -1;
    padding-block-start: 4px;
    color: var(--_text-muted);
    font-size: 12.5px;
    overflow-wrap: anywhere;
  }
  .notes,
  .noting {
    display: grid;
    gap: 8px;
  }
  .noting .button {
    justify-self: end;
  }
  .touch {
    display: grid;
    gap: 1px;
  }
  .touches {
    display: grid;
    gap: 12px;
  }
  @media (hover: hover) {
    a.value:hover {
      text-decoration-color: currentcolor;
    }
    .chip-button:hover {
      color: var(--_text);
    }
  }
  @media (max-width: 759px) {
    header {
      padding-inline: 8px;
    }
  }
`;
