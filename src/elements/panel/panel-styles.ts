import { css } from "lit";

export const panelStyles = css`
  :host {
    display: contents;
    font-family: var(--_font);
  }
  :host([mode="inline"]) {
    display: block;
    block-size: 100%;
  }
  .panel {
    box-sizing: border-box;
    position: relative;
    block-size: 100%;
    display: flex;
    flex-direction: column;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    color: var(--_text);
    background: var(--_surface);
    font: 15px/1.4 var(--_font);
    text-align: start;
    letter-spacing: normal;
    -webkit-text-size-adjust: 100%;
  }
  dialog {
    position: fixed;
    z-index: var(--lead-chat-z-index, 2147483000);
    inset: auto;
    inset-block-end: calc(var(--lead-chat-inset-block-end, 20px) + 60px + 12px + env(safe-area-inset-bottom));
    inset-inline-end: var(--lead-chat-inset-inline-end, 20px);
    margin: 0;
    padding: 0;
    border: 0;
    overflow: visible;
    background: none;
  }
  dialog .panel {
    inline-size: 384px;
    max-inline-size: calc(100vw - 32px);
    block-size: 640px;
    max-block-size: calc(100vh - 32px - 60px - 12px - var(--lead-chat-inset-block-end, 20px));
    box-shadow: 0 12px 48px rgb(16 24 40 / 0.22);
    animation: rise 0.2s ease-out;
  }
  .phone {
    inset: 0;
    inset-block-start: var(--_viewport-top, 0);
    inline-size: 100%;
    max-inline-size: none;
    max-block-size: none;
  }
  .phone .panel {
    inline-size: 100%;
    max-inline-size: none;
    block-size: var(--_viewport-height, 100dvh);
    max-block-size: none;
    padding: 0 env(safe-area-inset-right) 0 env(safe-area-inset-left);
    border: 0;
    border-radius: 0;
    box-shadow: none;
  }
  .phone::backdrop {
    background: var(--_surface);
  }
  .header {
    flex: none;
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 60px;
    padding-block-start: env(safe-area-inset-top);
    padding-inline: 14px 8px;
    border-block-end: 1px solid var(--_line);
  }
  .avatar {
    inline-size: 36px;
    block-size: 36px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    object-fit: cover;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 13px;
    font-weight: 650;
  }
  .picture {
    flex: none;
    position: relative;
  }
  .online::after {
    content: "";
    position: absolute;
    inset-block-end: -1px;
    inset-inline-end: -1px;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_success);
  }
  .about {
    flex: 1;
    min-inline-size: 0;
  }
  .presence {
    margin: 0;
    color: var(--_text-muted);
    font-size: 12.5px;
    line-height: 1.35;
  }
  .menu-button svg {
    stroke-width: 3;
  }
  .title {
    margin: 0;
    font-size: 15.5px;
    font-weight: 650;
    line-height: 1.3;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .body {
    flex: 1;
    min-block-size: 0;
    display: flex;
    flex-direction: column;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(12px);
    }
  }
`;
