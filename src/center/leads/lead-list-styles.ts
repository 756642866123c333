import { css } from "lit";

export const leadListStyles = css`
  ul.leads {
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: 20px;
    background: var(--_surface);
  }
  .lead {
    display: grid;
    grid-template:
      "avatar name when" minmax(40px, auto)
      ". details details" auto
      ". source source" auto / 40px minmax(0, 1fr) auto;
    column-gap: 14px;
    padding: 18px 16px;
  }
  .lead + .lead {
    border-block-start: 1px solid var(--_line);
  }
  .avatar {
    grid-area: avatar;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    color: var(--_accent);
    background: var(--_accent-muted);
    font-size: 14px;
    font-weight: 600;
  }
  .avatar svg {
    inline-size: 20px;
    block-size: 20px;
  }
  .name {
    grid-area: name;
    display: -webkit-box;
    align-self: center;
    overflow: hidden;
    font-size: 16px;
    font-weight: 600;
    line-height: 1.35;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .name.unknown {
    color: var(--_text-muted);
    font-weight: 500;
  }
  .details {
    grid-area: details;
    display: grid;
    gap: 6px;
    align-content: start;
    min-inline-size: 0;
    padding-block-start: 2px;
  }
  .contacts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 18px;
  }
  .contact {
    display: inline-flex;
    align-items: baseline;
    gap: 8px;
    min-inline-size: 0;
    max-inline-size: 100%;
    padding-block: 3px;
    color: var(--_text-muted);
    font-size: 13px;
  }
  .contact svg {
    align-self: start;
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 3px;
  }
  .kind {
    flex: none;
    white-space: nowrap;
  }
  .value {
    min-inline-size: 0;
    font-size: 15px;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  span.value {
    color: var(--_text);
  }
  a.value {
    text-decoration-color: transparent;
  }
  @media (hover: hover) {
    a.value:hover {
      text-decoration-color: currentcolor;
    }
  }
  .answers {
    display: grid;
    gap: 2px;
    max-inline-size: 60ch;
    padding-block-end: 2px;
    font-size: 13.5px;
  }
  .answers div {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .answers dt {
    display: inline;
    color: var(--_text-muted);
  }
  .answers dt::after {
    content: ": ";
  }
  .answers dd {
    display: inline;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .source {
    grid-area: source;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 14px;
    min-inline-size: 0;
    padding-block-start: 6px;
    color: var(--_text-muted);
    font-size: 13px;
  }
  .source > span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .source svg {
    inline-size: 15px;
    block-size: 15px;
  }
  time {
    grid-area: when;
    padding-block-start: 10px;
    color: var(--_text-muted);
    font-size: 13px;
    white-space: nowrap;
  }
  .more {
    display: grid;
    place-items: center;
    padding-block-start: 20px;
  }
  .fresh {
    animation: arrive 6s ease-out;
  }
  @keyframes arrive {
    0%,
    50% {
      background: var(--_accent-muted);
    }
  }
  .fresh .avatar {
    animation: stand-out 6s ease-out;
  }
  @keyframes stand-out {
    0%,
    50% {
      color: var(--_on-accent);
      background: var(--_accent);
    }
  }
  @media (min-width: 760px) {
    .lead {
      grid-template:
        "avatar name source when" minmax(40px, auto)
        ". details source when" auto / 40px minmax(0, 1fr) minmax(0, 210px) 96px;
      column-gap: 16px;
      padding: 18px 24px;
    }
    .source {
      flex-direction: column;
      flex-wrap: nowrap;
      align-items: start;
      padding-block-start: 10px;
    }
    time {
      text-align: end;
    }
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid;
    }
  }
`;
